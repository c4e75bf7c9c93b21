import { defined, refill } from "../../shared/defined";
import { daySeconds, SnapshotControl } from "../../shared/snapshot-control";
import { statusOverrideFrom } from "../../shared/status-override";
import { pastTimeline } from "../../shared/timeline";
import type { EvsBehaviour } from "./behaviour";
import type { Snapshot, Volume } from "./model";
import type { EvsPlan } from "./plan";
import type { EvsSnapshotMarks, EvsSnapshotSeed, VolumeSeed } from "./seeds";
import { type EvsSnapshotRecord, evsSnapshotRecord } from "./snapshot-record";
import type { EvsStore } from "./store";

/** Looks into the simulated EVS project and changes it without a call of the API. */
export class EvsControl extends SnapshotControl<EvsBehaviour, EvsPlan, Snapshot, EvsSnapshotMarks, EvsSnapshotRecord> {
  constructor(
    protected override readonly store: EvsStore,
    now: () => number,
  ) {
    super(store, now, (snapshot, at) => evsSnapshotRecord(snapshot, store, at));
  }

  /** The volumes that exist. */
  volumes(): Volume[] {
    return this.store.volumes.existing(this.now());
  }

  /**
   * Makes a volume, or changes the one with the id.
   *
   * @throws Error when the volume was removed.
   */
  putVolume(seed: VolumeSeed): Volume {
    return this.store.volumes.put(seed, this.now());
  }

  /**
   * Removes a volume; all its snapshots go with it.
   *
   * @throws Error when there is no such volume.
   */
  removeVolume(id: string): void {
    this.store.volumes.release(id, this.now());
  }

  /**
   * Adds a finished snapshot of the past.
   *
   * @throws Error when there is no such volume.
   */
  addSnapshot(seed: EvsSnapshotSeed): EvsSnapshotRecord {
    const at = this.now();
    const { volumeId, id, ageSeconds = daySeconds, ...marks } = seed;
    const volume = this.store.volumes.get(volumeId, at);
    const snapshot: Snapshot = {
      id: id ?? this.store.newId(),
      volume,
      timeline: pastTimeline(at - ageSeconds * 1000),
      metadata: new Map(),
      name: null,
      description: null,
      deletion: {},
    };
    return this.add(snapshot, marks);
  }

  protected override mark(snapshot: Snapshot, marks: EvsSnapshotMarks, at: number): void {
    const { name, description, metadata, status, statusSeconds, deletionSeconds, deleteOutcome } = marks;
    const statusOverride = statusOverrideFrom(at, status, statusSeconds);
    Object.assign(snapshot, defined({ name, description, statusOverride }));
    if (metadata !== undefined) {
      refill(snapshot.metadata, Object.entries(metadata));
    }
    snapshot.deletion = { ...snapshot.deletion, ...defined({ seconds: deletionSeconds, outcome: deleteOutcome }) };
  }
}
