import { isUuid } from "../../shared/json-object";
import { PlanQueue } from "../../shared/plan-queue";
import type { Random } from "../../shared/random";
import type { ApiError } from "../api-error";
import type { EvsBehaviour } from "./behaviour";
import type { ErrorKey } from "./catalogue";
import { evsError } from "./evs-error";
import type { Snapshot, Volume } from "./model";
import type { EvsPlan } from "./plan";

/** Everything that the simulated EVS project holds. */
export class EvsStore {
  readonly volumes = new Map<string, Volume>();
  /** In order of creation. */
  readonly snapshots = new Map<string, Snapshot>();
  readonly plans = new PlanQueue<EvsPlan>();

  constructor(
    public behaviour: EvsBehaviour,
    readonly random: Random,
  ) {}

  newId(): string {
    return this.random.uuid().toLowerCase();
  }

  /** A volume that exists at the moment. */
  volume(id: string, at: number): Volume | undefined {
    const volume = this.volumes.get(id);
    return volume?.removedAt !== undefined && at >= volume.removedAt ? undefined : volume;
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

  /** The snapshots that clients find at the moment, the newest first. */
  listed(at: number): Snapshot[] {
    return this.existing(at).filter(({ timeline }) => at >= timeline.visibleAt);
  }

  /**
   * The snapshot that a call names.
   *
   * @throws ApiError when the id is malformed or clients do not find it.
   */
  named(id: string, at: number): Snapshot {
    if (!isUuid(id)) {
      throw this.error("EVS.2045");
    }
    const snapshot = this.snapshot(id, at);
    if (snapshot === undefined || at < snapshot.timeline.visibleAt) {
      throw this.error("EVS.5404/snapshot", id);
    }
    return snapshot;
  }

  /** When the snapshot was or will be gone; Infinity when it stays. */
  goneAt({ timeline, deleting, removedAt, volume }: Snapshot): number {
    const forever = Number.POSITIVE_INFINITY;
    return Math.min(
      removedAt ?? forever,
      deleting?.outcome === "gone" ? deleting.until : forever,
      timeline.outcome === "vanish" ? timeline.endAt : forever,
      this.volumes.get(volume.id)?.removedAt ?? forever,
    );
  }

  /** An error answer in the form that the behaviour gives it. */
  error(key: ErrorKey, ...args: readonly (string | number)[]): ApiError {
    return evsError(this.behaviour, key, ...args);
  }

  clear(): void {
    this.volumes.clear();
    this.snapshots.clear();
    this.plans.clear();
  }
}
