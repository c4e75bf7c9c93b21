import type { Snapshot } from "./model";
import { statusAt } from "./status";

/** Remembers when a delivered answer first showed the snapshot available. */
export function noteSeen(snapshot: Snapshot, at: number): void {
  if (statusAt(snapshot, at) === "Available") {
    snapshot.firstSeenReadyAt ??= at;
  }
}
