import { amount, object, oneOf, type Some, text, type ValueOf } from "../shared/readers";
import { commonPlan } from "../shared/timeline";

/** How a coming snapshot behaves. */
export const ecsPlan = {
  ...commonPlan,
  /** Disk whose snapshots the plan is for; any when absent. */
  diskId: text,
  /** `vanish` releases its disk before it is complete, `stick` stops moving for ever; default `accomplished`. */
  outcome: oneOf("accomplished", "failed", "vanish", "stick"),
  /**
   * Seconds until the snapshot is Available. Default: a quarter of the time on disks of the ESSD family when the outcome
   * is `accomplished`, else the end.
   */
  usableAfterSeconds: amount,
  /** Seconds during which CreationTime is `""`; default the configured time. */
  uncutSeconds: amount,
  /** Seconds during which a replay of the ClientToken is told that the first call is still running; default 0. */
  processingSeconds: amount,
};

export type SnapshotPlan = Some<typeof ecsPlan>;

/** How a snapshot ends. */
export type Outcome = ValueOf<typeof ecsPlan.outcome>;

export const readPlan = object({}, ecsPlan);
