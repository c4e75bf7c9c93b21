import { defined } from "../shared/defined";
import { type History, historyOf } from "../shared/history";
import type { Snapshot } from "./model";
import type { Tag } from "./seeds";
import { statusAt } from "./status";
import type { BccStore } from "./store";

/** A snapshot in the cloud's own book, deleted ones included. Times are milliseconds since the epoch. */
export interface BccSnapshotRecord extends History {
  readonly id: string;
  readonly region: string;
  /** As the service shows it; empty once the disk is released, and of a copy. */
  readonly volumeId: string;
  /** The instance whose system disk it is of, released or not. */
  readonly instanceId?: string;
  /** The snapshot of another region that it is a copy of. */
  readonly copyOf?: string;
  /** The status now or, of one that is gone, its last. */
  readonly status: string;
  readonly sizeGB: number;
  readonly createMethod: "MANUAL" | "auto" | "MIGRATION";
  readonly name: string;
  readonly description: string;
  readonly tags: readonly Tag[];
  /** Absent when it is kept for ever. */
  readonly retentionInDays?: number;
  /** When the retention ends. */
  readonly expiresAt?: number;
}

/** The book's entry for a snapshot at a moment. */
export function bccSnapshotRecord(snapshot: Snapshot, store: BccStore, at: number): BccSnapshotRecord {
  const { retention, sourceId, copyOf } = snapshot;
  const goneAt = store.goneAt(snapshot);
  return {
    id: snapshot.id,
    region: snapshot.region,
    volumeId: store.volumeIdOf(snapshot, at),
    ...(sourceId?.startsWith("i-") ? { instanceId: sourceId } : {}),
    ...defined({ copyOf }),
    status: statusAt(snapshot, at < goneAt ? at : goneAt - 1),
    sizeGB: snapshot.sizeGB,
    createMethod: snapshot.createMethod,
    ...historyOf(snapshot, goneAt, at),
    name: snapshot.name,
    description: snapshot.description,
    tags: snapshot.tags,
    ...defined({ retentionInDays: retention?.days, expiresAt: store.expiresAt(snapshot) }),
  };
}
