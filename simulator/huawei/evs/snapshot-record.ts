import type { Snapshot } from "./model";
import { statusAt } from "./status";
import type { EvsStore } from "./store";

/** A snapshot in the cloud's own book, deleted ones included. Times are milliseconds since the epoch. */
export interface EvsSnapshotRecord {
  readonly id: string;
  readonly volumeId: string;
  /** The status now or, of one that is gone, its last. */
  readonly status: string;
  readonly sizeGiB: number;
  readonly createdAt: number;
  /** When it is available; absent when it never is. */
  readonly readyAt?: number;
  /** When a delivered answer first showed it available. */
  readonly firstSeenReadyAt?: number;
  /** When it was gone: deleted, or removed with or without its volume. */
  readonly deletedAt?: number;
  readonly name: string | null;
  readonly description: string | null;
  /** With the cloud's own keys. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The book's entry for a snapshot at a moment. */
export function evsSnapshotRecord(snapshot: Snapshot, store: EvsStore, at: number): EvsSnapshotRecord {
  const { course } = snapshot;
  const goneAt = store.goneAt(snapshot);
  const isReadyBefore = course.outcome === "available" && course.endAt < goneAt;
  return {
    id: snapshot.id,
    volumeId: snapshot.volume.id,
    status: statusAt(snapshot, at < goneAt ? at : goneAt - 1),
    sizeGiB: snapshot.volume.sizeGiB,
    createdAt: course.startedAt,
    ...(isReadyBefore ? { readyAt: course.endAt } : {}),
    ...(snapshot.firstSeenReadyAt === undefined ? {} : { firstSeenReadyAt: snapshot.firstSeenReadyAt }),
    ...(at >= goneAt ? { deletedAt: goneAt } : {}),
    name: snapshot.name,
    description: snapshot.description,
    metadata: Object.fromEntries(snapshot.metadata),
  };
}
