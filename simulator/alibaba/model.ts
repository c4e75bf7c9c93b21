import type { Timeline } from "./timeline";

/** Tags by key. */
export type Tags = Map<string, string>;

/** An instance that disks hang on. */
export interface Instance {
  readonly id: string;
  readonly region: string;
  readonly status: string;
  /** Whether the account's security centre has locked the instance. */
  readonly securityLocked: boolean;
}

/** A cloud disk. */
export interface Disk {
  readonly id: string;
  readonly region: string;
  readonly category: string;
  readonly sizeGiB: number;
  readonly type: "system" | "data";
  readonly status: string;
  readonly instanceId?: string;
  readonly everAttached: boolean;
  readonly everUsed: boolean;
  readonly expired: boolean;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  /** The snapshot that the disk was made from. */
  readonly sourceSnapshotId?: string;
  /** When the disk was or will be released, in milliseconds since the epoch. */
  readonly releasedAt?: number;
}

/** An image made from a snapshot. */
export interface Image {
  readonly id: string;
  readonly snapshotId: string;
}

/** A snapshot with everything that calls and seeding can change. */
export interface Snapshot {
  readonly id: string;
  /** The disk as it was when the snapshot started. */
  readonly disk: Disk;
  readonly type: "user" | "auto" | "timer";
  readonly timeline: Timeline;
  readonly tags: Tags;
  name?: string;
  description: string;
  retentionDays?: number;
  resourceGroupId: string;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
  /** When a call deleted it. */
  deletedAt?: number;
  locked: boolean;
  shared: boolean;
  managed: boolean;
  /** When a delivered list first showed it accomplished. */
  firstSeenReadyAt?: number;
  /** When a delivered list first showed it Available. */
  firstSeenUsableAt?: number;
}
