import { shownStageAt } from "../shared/status-override";
import type { Snapshot } from "./model";

/** Whether one of the snapshots of a disk is being made. */
export function isBusy(snapshots: readonly Snapshot[], at: number): boolean {
  return snapshots.some(({ timeline }) => at < timeline.endAt);
}

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ timeline, failedStatus, statusOverride }: Snapshot, at: number): string {
  const stage = shownStageAt(timeline, statusOverride, at);
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
