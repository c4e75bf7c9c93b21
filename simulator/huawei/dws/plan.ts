import type { TimelinePlan } from "../../shared/timeline";

/** How a coming DWS snapshot behaves; the outcome `error` is shown as UNAVAILABLE. */
export interface DwsPlan extends TimelinePlan {
  /** Cluster whose snapshots the plan is for; any when absent. */
  readonly clusterId?: string;
  /** What the plan is for; both when absent. */
  readonly made?: "created" | "copied";
}
