import { defined } from "../../shared/defined";
import { type History, historyOf } from "../../shared/history";
import type { Snapshot } from "./model";
import { statusAt } from "./status";
import type { DwsStore } from "./store";

/** A snapshot in the cloud's own book, deleted ones included. Times are milliseconds since the epoch. */
export interface DwsSnapshotRecord extends History {
  readonly id: string;
  readonly clusterId: string;
  readonly type: "MANUAL" | "AUTO";
  /** The automated snapshot that it is a copy of. */
  readonly copyOf?: string;
  /** The status now or, of one that is gone, its last. */
  readonly status: string;
  readonly sizeGB: number;
  readonly name: string;
  readonly description: string;
}

/** The book's entry for a snapshot at a moment. */
export function dwsSnapshotRecord(snapshot: Snapshot, store: DwsStore, at: number): DwsSnapshotRecord {
  const goneAt = store.goneAt(snapshot);
  return {
    id: snapshot.id,
    clusterId: snapshot.cluster.id,
    type: snapshot.isAutomated ? "AUTO" : "MANUAL",
    ...defined({ copyOf: snapshot.copyOf }),
    status: statusAt(snapshot, at < goneAt ? at : goneAt - 1),
    sizeGB: snapshot.sizeGB,
    ...historyOf(snapshot, goneAt, at),
    name: snapshot.name,
    description: snapshot.description,
  };
}
