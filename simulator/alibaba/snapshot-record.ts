import { defined } from "../shared/defined";
import type { Snapshot } from "./model";
import { phaseAt } from "./phase";
import type { EcsStore } from "./store";

/** A snapshot in the cloud's own book, deleted ones included. Times are milliseconds since the epoch. */
export interface SnapshotRecord {
  readonly id: string;
  readonly diskId: string;
  readonly region: string;
  /** The status now or, of one that is gone, its last. */
  readonly status: string;
  readonly createdAt: number;
  /** When it is accomplished; absent when it never is. */
  readonly readyAt?: number;
  /** When it is Available; absent when it never is. */
  readonly usableAt?: number;
  /** When a delivered DescribeSnapshots answer first showed it accomplished. */
  readonly firstSeenReadyAt?: number;
  /** When a delivered DescribeSnapshots answer first showed it Available. */
  readonly firstSeenUsableAt?: number;
  /** When it was deleted, expired, or vanished with its disk. */
  readonly deletedAt?: number;
  readonly name?: string;
  readonly description: string;
  readonly retentionDays?: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly resourceGroupId: string;
}

/** The book's entry for a snapshot at a moment. */
export function snapshotRecord(snapshot: Snapshot, store: EcsStore, at: number): SnapshotRecord {
  const { timeline } = snapshot;
  const goneAt = store.goneAt(snapshot);
  const readyAt = timeline.outcome === "available" ? timeline.endAt : Number.POSITIVE_INFINITY;
  return {
    id: snapshot.id,
    diskId: snapshot.disk.id,
    region: snapshot.disk.region,
    status: phaseAt(timeline, Math.min(at, goneAt)).status,
    createdAt: timeline.startedAt,
    ...(readyAt < goneAt ? { readyAt } : {}),
    ...(timeline.usableAt < goneAt ? { usableAt: timeline.usableAt } : {}),
    ...defined({ firstSeenReadyAt: snapshot.firstSeenReadyAt, firstSeenUsableAt: snapshot.firstSeenUsableAt }),
    ...(at >= goneAt ? { deletedAt: goneAt } : {}),
    ...defined({ name: snapshot.name }),
    description: snapshot.description,
    ...defined({ retentionDays: snapshot.retentionDays }),
    tags: Object.fromEntries(snapshot.tags),
    resourceGroupId: snapshot.resourceGroupId,
  };
}
