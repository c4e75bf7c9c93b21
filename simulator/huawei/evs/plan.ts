import { anyText, mapOf, object, type Some, text } from "../../shared/readers";
import { timelinePlan } from "../../shared/timeline";
import { deleteOutcome } from "./behaviour";

/** How a coming EVS snapshot behaves. */
export const evsPlan = {
  ...timelinePlan,
  /** Volume whose snapshots the plan is for; any when absent. */
  volumeId: text,
  /** How its deletion ends; default the configured outcome. */
  deleteOutcome,
  /** Metadata that the cloud itself adds to it, besides the configured. */
  systemMetadata: mapOf(anyText),
};

export type EvsPlan = Some<typeof evsPlan>;

export const readPlan = object({}, evsPlan);
