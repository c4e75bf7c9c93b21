import type { OpenAnswer } from "../shared/open-answer";
import { PlanQueue } from "../shared/plan-queue";
import type { Random } from "../shared/random";
import { ApiError } from "./api-error";
import type { BccBehaviour } from "./behaviour";
import { bccError } from "./catalogue";
import type { Instance, Snapshot, Volume } from "./model";
import type { BccPlan } from "./plan";
import { TokenBook } from "./token-book";

const DAY_MS = 24 * 60 * 60 * 1000;
const FOREVER = Number.POSITIVE_INFINITY;

/** Everything that the simulated account holds. */
export class BccStore {
  readonly volumes = new Map<string, Volume>();
  readonly instances = new Map<string, Instance>();
  /** In order of creation. */
  readonly snapshots = new Map<string, Snapshot>();
  readonly plans = new PlanQueue<BccPlan>();
  readonly tokens = new TokenBook();

  constructor(
    public behaviour: BccBehaviour,
    readonly random: Random,
  ) {}

  newId(prefix: "s" | "v" | "i"): string {
    return `${prefix}-${this.random.letters(8)}`;
  }

  /** A disk that exists at the moment. */
  volume(id: string, at: number): Volume | undefined {
    return standing(this.volumes.get(id), at);
  }

  /** An instance that exists at the moment. */
  instance(id: string, at: number): Instance | undefined {
    return standing(this.instances.get(id), at);
  }

  /** A snapshot that exists at the moment, found by clients or not. */
  snapshot(id: string, at: number): Snapshot | undefined {
    const snapshot = this.snapshots.get(id);
    return snapshot !== undefined && at < this.goneAt(snapshot) ? snapshot : undefined;
  }

  /** The snapshots that exist at the moment, the newest first. */
  existing(at: number): Snapshot[] {
    return [...this.snapshots.values()].filter((snapshot) => at < this.goneAt(snapshot)).reverse();
  }

  /** The snapshots that clients of a region find at the moment, the newest first. */
  listed(region: string, at: number): Snapshot[] {
    return this.existing(at).filter((snapshot) => snapshot.region === region && at >= snapshot.timeline.visibleAt);
  }

  /**
   * The snapshot that a call names.
   *
   * @throws ApiError when clients of the region do not find it.
   */
  named(id: string, region: string, at: number): Snapshot {
    const snapshot = this.snapshot(id, at);
    if (snapshot === undefined || snapshot.region !== region || at < snapshot.timeline.visibleAt) {
      throw bccError("NoSuchObject");
    }
    return snapshot;
  }

  /** The snapshots of a disk, or of an instance's system disk, that exist at the moment. */
  existingOf(sourceId: string, at: number): Snapshot[] {
    return [...this.snapshots.values()].filter(
      (snapshot) => snapshot.sourceId === sourceId && at < this.goneAt(snapshot),
    );
  }

  /** When the snapshot was or will be gone; Infinity when it stays. */
  goneAt(snapshot: Snapshot): number {
    const { timeline, removedAt } = snapshot;
    return Math.min(
      removedAt ?? FOREVER,
      timeline.outcome === "vanish" ? timeline.endAt : FOREVER,
      this.expiresAt(snapshot) ?? FOREVER,
    );
  }

  /** When its retention ends; undefined when it is kept for ever. */
  expiresAt({ retention }: Snapshot): number | undefined {
    return retention === undefined ? undefined : retention.since + retention.days * DAY_MS;
  }

  /** The volumeId that is shown: empty for a copy and, if so configured, once the disk is released. */
  volumeIdOf({ sourceId = "" }: Snapshot, at: number): string {
    const { emptyReleasedVolumeId, systemVolumeId } = this.behaviour;
    const disk = this.volumes.get(sourceId) ?? this.instances.get(sourceId);
    if (emptyReleasedVolumeId && standing(disk, at) === undefined) {
      return "";
    }
    return systemVolumeId === "disk" ? (this.instances.get(sourceId)?.systemDiskId ?? sourceId) : sourceId;
  }

  /** An answer of the configuration. */
  open({ status, code, message }: OpenAnswer, retryAfterMs?: number): ApiError {
    return new ApiError(status, code, message, { retryAfterMs });
  }

  clear(): void {
    for (const held of [this.volumes, this.instances, this.snapshots, this.plans, this.tokens]) {
      held.clear();
    }
  }
}

function standing<T extends { readonly releasedAt?: number }>(thing: T | undefined, at: number): T | undefined {
  return thing?.releasedAt !== undefined && at >= thing.releasedAt ? undefined : thing;
}
