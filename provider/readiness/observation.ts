/**
 * What one poll at a snapshot means.
 *
 * | phase | meaning |
 * |---|---|
 * | `pending` | still being made |
 * | `usable` | can be restored already, but is still being uploaded |
 * | `complete` | done, can be restored |
 * | `failed` | the cloud gave up; it will never be restorable |
 * | `gone` | the cloud does not know it |
 * | `unknown` | a status that this version does not know; waited on like `pending` |
 */
export type Phase = "pending" | "usable" | "complete" | "failed" | "gone" | "unknown";

/** One poll at one snapshot, as a cloud's classify function reads it. */
export interface Observation<Item = unknown> {
  readonly phase: Phase;
  /** The cloud's own word. */
  readonly status: string;
  /** What people should know about this status, when the word alone does not say it. */
  readonly note?: string;
  /** Percent, 0 to 100. */
  readonly progress?: number;
  /** The cloud's estimate of the seconds left. A hint, never a proof. */
  readonly remainingSeconds?: number;
  /** How long earlier snapshots of the same source took, where the answer told that too. */
  readonly typicalSeconds?: number;
  /** Request id of the answer, for the cloud's support. */
  readonly requestId?: string;
  /** The cloud's record of the snapshot; absent when gone. */
  readonly item?: Item;
}
