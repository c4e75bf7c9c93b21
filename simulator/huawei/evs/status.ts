import { shownStageAt } from "../../shared/status-override";
import type { Snapshot } from "./model";

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ timeline, deleting, statusOverride }: Snapshot, at: number): string {
  if (deleting !== undefined) {
    return at < deleting.until ? "deleting" : "error_deleting";
  }
  const stage = shownStageAt(timeline, statusOverride, at);
  return typeof stage === "string" ? stage : stage.odd;
}
