import type { Curve } from "../shared/progress";

/**
 * How a snapshot ends: `vanish` releases its disk before it is complete, `stick` stops moving for ever.
 */
export type Outcome = "accomplished" | "failed" | "vanish" | "stick";

/** How a coming snapshot behaves. */
export interface SnapshotPlan {
  /** Disk whose snapshots the plan is for; any when absent. */
  readonly diskId?: string;
  /** How many snapshots follow the plan; default 1. */
  readonly count?: number;
  /** Seconds until the outcome; default the configured time. */
  readonly seconds?: number;
  /** Default `accomplished`. */
  readonly outcome?: Outcome;
  /** Percentage at which `stick` stops; default 50. */
  readonly stickAt?: number;
  /** Default drawn from the seed. */
  readonly curve?: Curve;
  /**
   * Seconds until the snapshot is Available. Default: a quarter of the time on disks of the ESSD family when the outcome
   * is `accomplished`, else the end.
   */
  readonly usableAfterSeconds?: number;
  /** Seconds until the snapshot is listed; default the configured time. */
  readonly invisibleSeconds?: number;
  /** Seconds during which CreationTime is `""`; default the configured time. */
  readonly uncutSeconds?: number;
  /** A Status that no client knows, shown from the start for `statusSeconds`. */
  readonly status?: string;
  /** Default half of the time. */
  readonly statusSeconds?: number;
  /** Seconds during which a replay of the ClientToken is told that the first call is still running; default 0. */
  readonly processingSeconds?: number;
  /** JsonObject added to the snapshot in answers. */
  readonly fields?: Readonly<Record<string, unknown>>;
}
