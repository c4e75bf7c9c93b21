import type { Complete, Given } from "../shared/readers";
import type { Source } from "../shared/sources";
import type { StatusOverride } from "../shared/status-override";
import type { Timeline } from "../shared/timeline";
import type { instanceMembers, Tag, volumeMembers } from "./seeds";

/** A CDS disk: its id is `v-` and a random text. */
export interface Volume extends Source, Complete<typeof volumeMembers> {}

/** An instance with its system disk: its id is `i-` and a random text. */
export interface Instance extends Source, Given<typeof instanceMembers> {
  readonly systemDiskId: string;
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
