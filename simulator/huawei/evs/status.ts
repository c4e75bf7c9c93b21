import { stageAt } from "../../shared/course";
import type { Snapshot } from "./model";

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ course, deleting, stay }: Snapshot, at: number): string {
  if (deleting !== undefined) {
    return at < deleting.until ? "deleting" : "error_deleting";
  }
  const stage = stageAt(course, at);
  if (stage === "available" && stay !== undefined && at >= stay.since && at < stay.until) {
    return stay.status;
  }
  return typeof stage === "string" ? stage : stage.odd;
}
