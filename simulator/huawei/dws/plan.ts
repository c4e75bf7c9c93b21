import { object, oneOf, type Some, text } from "../../shared/readers";
import { timelinePlan } from "../../shared/timeline";

/** How a coming DWS snapshot behaves; the outcome `error` is shown as UNAVAILABLE. */
export const dwsPlan = {
  ...timelinePlan,
  /** Cluster whose snapshots the plan is for; any when absent. */
  clusterId: text,
  /** What the plan is for; both when absent. */
  made: oneOf("created", "copied"),
};

export type DwsPlan = Some<typeof dwsPlan>;

export const readPlan = object({}, dwsPlan);
