import type { Snapshot } from "./model";
import { statusAt } from "./status";

/** Remembers when a delivered answer first showed the snapshot AVAILABLE. */
export function noteSeen(snapshot: Snapshot, at: number): void {
  if (statusAt(snapshot, at) === "AVAILABLE") {
    snapshot.firstSeenReadyAt ??= at;
  }
}
