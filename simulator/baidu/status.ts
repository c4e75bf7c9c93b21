import { stageAt } from "../shared/course";
import type { Snapshot } from "./model";

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ course, failedStatus, stay }: Snapshot, at: number): string {
  const stage = stageAt(course, at);
  switch (stage) {
    case "creating":
      return "Creating";
    case "error":
      return failedStatus;
    case "available":
      return stay !== undefined && at >= stay.since && at < stay.until ? stay.status : "Available";
    default:
      return stage.odd;
  }
}
