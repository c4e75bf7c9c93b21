import { object, oneOf, type Some, text } from "../shared/readers";
import { timelinePlan } from "../shared/timeline";

/** How a coming snapshot behaves; the outcome `error` is shown as CreatedFailed. */
export const bccPlan = {
  ...timelinePlan,
  /** Disk or instance whose snapshots the plan is for; any when absent. */
  volumeId: text,
  /** What the plan is for; both when absent. */
  made: oneOf("created", "copied"),
  /** What the outcome `error` is shown as; default CreatedFailed. */
  failedStatus: oneOf("CreatedFailed", "NotAvailable"),
};

export type BccPlan = Some<typeof bccPlan>;

export const readPlan = object({}, bccPlan);
