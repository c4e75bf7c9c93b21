import type { Given } from "../../shared/readers";
import type { Source } from "../../shared/sources";
import type { StatusOverride } from "../../shared/status-override";
import type { Timeline } from "../../shared/timeline";
import type { clusterMembers } from "./seeds";

/** A data warehouse cluster. */
export interface Cluster extends Source, Given<typeof clusterMembers> {
  /** Until when another operation runs on it, in milliseconds since the epoch. */
  readonly busyUntil?: number;
}

/** A snapshot with everything that calls and seeding can change. Times are milliseconds since the epoch. */
export interface Snapshot {
  readonly id: string;
  readonly cluster: Cluster;
  readonly isAutomated: boolean;
  readonly timeline: Timeline;
  /** The automated snapshot that it is a copy of. */
  readonly copyOf?: string;
  /** Seconds that its deletion takes; default the configured time. */
  deletionSeconds?: number;
  name: string;
  description: string;
  sizeGB: number;
  /** When an automated snapshot's retention ends. */
  expiresAt?: number;
  /** A status that stands in for AVAILABLE for a while. */
  statusOverride?: StatusOverride;
  /** When it is gone because a call deleted it, or because it was removed without a call. */
  removedAt?: number;
  /** When a delivered answer first showed it AVAILABLE. */
  firstSeenReadyAt?: number;
}
