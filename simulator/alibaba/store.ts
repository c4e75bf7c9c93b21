import { Sources } from "../shared/sources";
import { SnapshotStore } from "../shared/store";
import { TokenBook } from "../shared/token-book";
import { apiError } from "./api-error";
import type { EcsBehaviour } from "./behaviour";
import type { Disk, Image, Instance, Snapshot } from "./model";
import { phaseAt } from "./phase";
import type { SnapshotPlan } from "./plan";
import { diskMembers, instanceMembers } from "./seeds";

const dayMs = 24 * 60 * 60 * 1000;
const forever = Number.POSITIVE_INFINITY;

/** The ids of the snapshots that images and disks were made from. */
export interface Uses {
  readonly images: ReadonlySet<string>;
  readonly disks: ReadonlySet<string>;
}

/** Everything that the simulated region family holds. */
export class EcsStore extends SnapshotStore<EcsBehaviour, SnapshotPlan, Snapshot> {
  readonly instances = this.holding(
    new Sources<Instance>("instance", "released", () => this.newId("i"), instanceMembers),
  );
  readonly disks = this.holding(new Sources<Disk>("disk", "released", () => this.newId("d"), diskMembers));
  readonly images = this.holding(new Map<string, Image>());
  readonly resourceGroups = this.holding(new Set<string>());
  /** What calls with client tokens made. */
  readonly tokens = this.holding(new TokenBook<Snapshot>(() => apiError("IdempotentParameterMismatch")));

  newId(prefix: "d" | "i" | "m" | "s"): string {
    return `${prefix}-bp1${this.random.alphanumeric(17)}`;
  }

  /** What a list shows at the moment, of all snapshots or of those with the ids alone, the newest first. */
  override listed(at: number, ids?: ReadonlySet<string>): Snapshot[] {
    const shownUntil = (snapshot: Snapshot) =>
      this.goneAt(snapshot) + (snapshot.removedAt === undefined ? 0 : this.behaviour.deletionSeconds * 1000);
    return [...this.snapshots.values()]
      .filter(({ id }) => ids === undefined || ids.has(id))
      .filter((snapshot) => at >= snapshot.timeline.visibleAt && at < shownUntil(snapshot))
      .reverse();
  }

  /** Deleted, expired, or vanished with its disk. */
  override goneAt({ disk, removedAt, retentionDays, timeline }: Snapshot): number {
    const { startedAt, endAt, outcome } = timeline;
    const releasedAt = this.disks.known(disk.id)?.releasedAt ?? forever;
    const isReleasedUnfinished = releasedAt < endAt || outcome === "vanish";
    return Math.min(
      removedAt ?? forever,
      retentionDays === undefined ? forever : startedAt + retentionDays * dayMs,
      isReleasedUnfinished ? releasedAt : forever,
    );
  }

  override isReadyAt({ timeline }: Snapshot, at: number): boolean {
    return phaseAt(timeline, at).status === "accomplished";
  }

  /** Remembers besides when they were first shown Available. */
  override noteSeen(snapshots: readonly Snapshot[], at: number): void {
    super.noteSeen(snapshots, at);
    for (const snapshot of snapshots) {
      if (phaseAt(snapshot.timeline, at).available) {
        snapshot.firstSeenUsableAt ??= at;
      }
    }
  }

  /** What snapshots are in use for at the moment. */
  uses(at: number): Uses {
    const sources = this.disks.existing(at).map(({ sourceSnapshotId }) => sourceSnapshotId);
    return {
      images: new Set([...this.images.values()].map(({ snapshotId }) => snapshotId)),
      disks: new Set(sources.filter((id) => id !== undefined)),
    };
  }
}
