import { shownStageAt } from "../shared/stay";
import type { Snapshot } from "./model";

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ course, failedStatus, stay }: Snapshot, at: number): string {
  const stage = shownStageAt(course, stay, at);
  switch (stage) {
    case "creating":
      return "Creating";
    case "error":
      return failedStatus;
    case "available":
      return "Available";
    default:
      return stage.odd;
  }
}
