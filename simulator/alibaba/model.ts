import type { Complete, Given } from "../shared/readers";
import type { Source } from "../shared/sources";
import type { diskMembers, instanceMembers } from "./seeds";
import type { EcsTimeline } from "./timeline";

/** Tags by key. */
export type Tags = Map<string, string>;

/** An instance that disks hang on. */
export interface Instance extends Source, Given<typeof instanceMembers> {}

/** A cloud disk. */
export interface Disk extends Source, Complete<typeof diskMembers> {}

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
  readonly timeline: EcsTimeline;
  readonly tags: Tags;
  name?: string;
  description: string;
  retentionDays?: number;
  resourceGroupId: string;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
  /** When it was deleted, by a call or without one. */
  removedAt?: number;
  locked: boolean;
  shared: boolean;
  managed: boolean;
  /** When a delivered list first showed it accomplished. */
  firstSeenReadyAt?: number;
  /** When a delivered list first showed it Available. */
  firstSeenUsableAt?: number;
}
