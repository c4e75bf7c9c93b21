import type { TimelinePlan } from "../../shared/timeline";

/** How a coming EVS snapshot behaves. */
export interface EvsPlan extends TimelinePlan {
  /** Volume whose snapshots the plan is for; any when absent. */
  readonly volumeId?: string;
  /** How its deletion ends; default the configured outcome. */
  readonly deleteOutcome?: "gone" | "error_deleting";
  /** Metadata that the cloud itself adds to it, besides the configured. */
  readonly systemMetadata?: Readonly<Record<string, string>>;
}
