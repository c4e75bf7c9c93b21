import { shownStageAt } from "../../shared/stay";
import type { Snapshot } from "./model";

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ course, deleting, stay }: Snapshot, at: number): string {
  if (deleting !== undefined) {
    return at < deleting.until ? "deleting" : "error_deleting";
  }
  const stage = shownStageAt(course, stay, at);
  return typeof stage === "string" ? stage : stage.odd;
}
