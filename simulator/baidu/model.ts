import type { StatusOverride } from "../shared/status-override";
import type { Timeline } from "../shared/timeline";

/** A CDS disk. */
export interface Volume {
  /** `v-` and a random text. */
  readonly id: string;
  readonly region: string;
  readonly name: string;
  /** As set; a disk that has a snapshot being made shows `SnapshotProcessing` instead. */
  readonly status: string;
  readonly sizeGB: number;
  readonly storageType: string;
  /** The instance that uses it. */
  readonly instanceId?: string;
  /** When the disk was released, in milliseconds since the epoch. */
  readonly releasedAt?: number;
}

/** An instance with its system disk. */
export interface Instance {
  /** `i-` and a random text. */
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly status: string;
  readonly systemDiskId: string;
  readonly systemDiskGB: number;
  /** When the instance was released, in milliseconds since the epoch. */
  readonly releasedAt?: number;
}

/** A tag as the wire has it. */
export interface Tag {
  readonly tagKey: string;
  readonly tagValue: string;
}

/** A snapshot with everything that calls and seeding can change. Times are milliseconds since the epoch. */
export interface Snapshot {
  readonly id: string;
  readonly region: string;
  /** The disk or, for a system disk, the instance; absent for a copy. */
  readonly sourceId?: string;
  readonly copyOf?: string;
  readonly sizeGB: number;
  readonly createMethod: "MANUAL" | "auto" | "MIGRATION";
  /** What a creation that fails ends in. */
  readonly failedStatus: "CreatedFailed" | "NotAvailable";
  timeline: Timeline;
  name: string;
  description: string;
  tags: readonly Tag[];
  isCopyable: boolean;
  /** Until when it is kept: absent for ever. */
  retention?: { readonly days: number; readonly since: number };
  /** Seconds for which it is shown after its deletion; default the configured time. */
  deletionSeconds?: number;
  /** A status that stands in for `Available` for a while. */
  statusOverride?: StatusOverride;
  /** When it was or will be gone after a deletion or a removal. */
  removedAt?: number;
  /** When a delivered answer first showed it available. */
  firstSeenReadyAt?: number;
}
