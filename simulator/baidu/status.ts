import { shownStageAt } from "../shared/stay";
import type { Snapshot } from "./model";

/** Whether one of the snapshots of a disk is being made. */
export function isBusy(snapshots: readonly Snapshot[], at: number): boolean {
  return snapshots.some(({ course }) => at < course.endAt);
}

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
