import { PlanQueue } from "../shared/plan-queue";
import type { Random } from "../shared/random";
import type { EcsBehaviour } from "./behaviour";
import type { Disk, Image, Instance, Snapshot } from "./model";
import type { SnapshotPlan } from "./plan";
import { TokenBook } from "./token-book";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The ids of the snapshots that images and disks were made from. */
export interface Uses {
  readonly images: ReadonlySet<string>;
  readonly disks: ReadonlySet<string>;
}

/** Everything that the simulated region family holds. */
export class Store {
  readonly instances = new Map<string, Instance>();
  readonly disks = new Map<string, Disk>();
  readonly images = new Map<string, Image>();
  /** In order of creation. */
  readonly snapshots = new Map<string, Snapshot>();
  readonly resourceGroups = new Set<string>();
  readonly plans = new PlanQueue<SnapshotPlan>();
  readonly tokens = new TokenBook();

  constructor(
    public behaviour: EcsBehaviour,
    readonly random: Random,
  ) {}

  /** A disk that exists at the moment. */
  disk(id: string, at: number): Disk | undefined {
    const disk = this.disks.get(id);
    return disk?.releasedAt !== undefined && at >= disk.releasedAt ? undefined : disk;
  }

  /** A snapshot that exists at the moment. */
  snapshot(id: string, at: number): Snapshot | undefined {
    const snapshot = this.snapshots.get(id);
    return snapshot !== undefined && at < this.goneAt(snapshot) ? snapshot : undefined;
  }

  /** The snapshots of a disk that exist at the moment. */
  snapshotsOf(diskId: string, at: number): Snapshot[] {
    return [...this.snapshots.values()].filter((snapshot) => snapshot.disk.id === diskId && at < this.goneAt(snapshot));
  }

  /** What a list shows at the moment, of all snapshots or of those with the ids alone, the newest first. */
  listed(at: number, ids?: ReadonlySet<string>): Snapshot[] {
    const shownUntil = (snapshot: Snapshot) =>
      this.goneAt(snapshot) + (snapshot.deletedAt === undefined ? 0 : this.behaviour.deletionSeconds * 1000);
    return [...this.snapshots.values()]
      .filter(({ id }) => ids === undefined || ids.has(id))
      .filter((snapshot) => at >= snapshot.timeline.visibleAt && at < shownUntil(snapshot))
      .reverse();
  }

  /** When the snapshot was or will be gone: deleted, expired, or vanished with its disk. Infinity when it stays. */
  goneAt(snapshot: Snapshot): number {
    const { startedAt, endAt, outcome } = snapshot.timeline;
    const releasedAt = this.disks.get(snapshot.disk.id)?.releasedAt ?? Number.POSITIVE_INFINITY;
    const isReleasedUnfinished = releasedAt < endAt || outcome === "vanish";
    return Math.min(
      snapshot.deletedAt ?? Number.POSITIVE_INFINITY,
      snapshot.retentionDays === undefined ? Number.POSITIVE_INFINITY : startedAt + snapshot.retentionDays * DAY_MS,
      isReleasedUnfinished ? releasedAt : Number.POSITIVE_INFINITY,
    );
  }

  /** What snapshots are in use for at the moment. */
  uses(at: number): Uses {
    const disks = new Set<string>();
    for (const { id, sourceSnapshotId } of this.disks.values()) {
      if (sourceSnapshotId !== undefined && this.disk(id, at) !== undefined) {
        disks.add(sourceSnapshotId);
      }
    }
    return { images: new Set([...this.images.values()].map(({ snapshotId }) => snapshotId)), disks };
  }

  clear(): void {
    for (const held of [this.instances, this.disks, this.images, this.snapshots, this.resourceGroups]) {
      held.clear();
    }
    this.plans.clear();
    this.tokens.clear();
  }
}
