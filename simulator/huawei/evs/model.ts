import type { Given } from "../../shared/readers";
import type { Source } from "../../shared/sources";
import type { StatusOverride } from "../../shared/status-override";
import type { Timeline } from "../../shared/timeline";
import type { volumeMembers } from "./seeds";

/** A volume. */
export interface Volume extends Source, Given<typeof volumeMembers> {}

/** How a snapshot will be deleted. */
export interface Deletion {
  /** Default the configured time. */
  readonly seconds?: number;
  /** Default the configured outcome. */
  readonly outcome?: "gone" | "error_deleting";
}

/** A snapshot with everything that calls and seeding can change. Times are milliseconds since the epoch. */
export interface Snapshot {
  readonly id: string;
  /** The volume as it was when the snapshot started. */
  readonly volume: Volume;
  readonly timeline: Timeline;
  readonly metadata: Map<string, string>;
  name: string | null;
  description: string | null;
  deletion: Deletion;
  /** When a call changed it. */
  modifiedAt?: number;
  /** A status that stands in for `available` for a while. */
  statusOverride?: StatusOverride | undefined;
  /** The deletion that a call started. */
  deleting?: { readonly since: number; readonly until: number; readonly outcome: "gone" | "error_deleting" };
  /** When it was removed without a call. */
  removedAt?: number;
  /** When a delivered answer first showed it available. */
  firstSeenReadyAt?: number;
}
