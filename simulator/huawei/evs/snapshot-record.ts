import { type History, historyOf } from "../../shared/history";
import type { Snapshot } from "./model";
import { statusAt } from "./status";
import type { EvsStore } from "./store";

/** A snapshot in the cloud's own book, deleted ones included. Times are milliseconds since the epoch. */
export interface EvsSnapshotRecord extends History {
  readonly id: string;
  readonly volumeId: string;
  /** The status now or, of one that is gone, its last. */
  readonly status: string;
  readonly sizeGiB: number;
  readonly name: string | null;
  readonly description: string | null;
  /** With the cloud's own keys. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The book's entry for a snapshot at a moment. */
export function evsSnapshotRecord(snapshot: Snapshot, store: EvsStore, at: number): EvsSnapshotRecord {
  const goneAt = store.goneAt(snapshot);
  return {
    id: snapshot.id,
    volumeId: snapshot.volume.id,
    status: statusAt(snapshot, at < goneAt ? at : goneAt - 1),
    sizeGiB: snapshot.volume.sizeGiB,
    ...historyOf(snapshot, goneAt, at),
    name: snapshot.name,
    description: snapshot.description,
    metadata: Object.fromEntries(snapshot.metadata),
  };
}
