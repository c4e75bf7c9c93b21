import { shownStageAt } from "../../shared/status-override";
import type { Snapshot } from "./model";

const words = { creating: "CREATING", available: "AVAILABLE", error: "UNAVAILABLE" };

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ timeline, statusOverride }: Snapshot, at: number): string {
  const stage = shownStageAt(timeline, statusOverride, at);
  return typeof stage === "string" ? words[stage] : stage.odd;
}
