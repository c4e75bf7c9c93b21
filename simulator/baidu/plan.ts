import type { TimelinePlan } from "../shared/timeline";

/** How a coming snapshot behaves; the outcome `error` is shown as CreatedFailed. */
export interface BccPlan extends TimelinePlan {
  /** Disk or instance whose snapshots the plan is for; any when absent. */
  readonly volumeId?: string;
  /** What the plan is for; both when absent. */
  readonly made?: "created" | "copied";
  /** What the outcome `error` is shown as; default CreatedFailed. */
  readonly failedStatus?: "CreatedFailed" | "NotAvailable";
}
