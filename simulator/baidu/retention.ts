import type { Snapshot } from "./model";

/** Has the snapshot kept for so many days from now; -1 is for ever. */
export function setRetention(snapshot: Snapshot, days: number, at: number): void {
  if (days === -1) {
    delete snapshot.retention;
  } else {
    snapshot.retention = { days, since: at };
  }
}
