import { required } from "../../shared/required";
import { statusOverrideFrom } from "../../shared/status-override";
import { pastTimeline } from "../../shared/timeline";
import type { EvsBehaviour } from "./behaviour";
import type { Snapshot, Volume } from "./model";
import type { EvsPlan } from "./plan";
import type { EvsSnapshotChange, EvsSnapshotMarks, EvsSnapshotSeed, VolumeSeed } from "./seeds";
import { type EvsSnapshotRecord, evsSnapshotRecord } from "./snapshot-record";
import type { EvsStore } from "./store";

const DAY_SECONDS = 24 * 60 * 60;

/** Looks into the simulated EVS project and changes it without a call of the API. */
export class EvsControl {
  constructor(
    private readonly store: EvsStore,
    private readonly now: () => number,
  ) {}

  /** Every snapshot that ever was, in order of creation. */
  snapshots(): EvsSnapshotRecord[] {
    const at = this.now();
    return [...this.store.snapshots.values()].map((snapshot) => evsSnapshotRecord(snapshot, this.store, at));
  }

  /** The volumes that exist. */
  volumes(): Volume[] {
    const at = this.now();
    return [...this.store.volumes.values()].filter(({ id }) => this.store.volume(id, at) !== undefined);
  }

  /** Settles how coming snapshots behave. */
  plan(plan: EvsPlan): void {
    this.store.plans.add(plan);
  }

  /** Changes limits and open answers; what is not named stays. */
  configure(change: Partial<EvsBehaviour>): void {
    this.store.behaviour = { ...this.store.behaviour, ...change };
  }

  /**
   * Makes a volume, or changes the one with the id.
   *
   * @throws Error when the volume was removed.
   */
  putVolume(seed: VolumeSeed): Volume {
    const id = seed.id ?? this.store.newId();
    const known = this.store.volumes.get(id);
    if (known !== undefined && this.store.volume(id, this.now()) === undefined) {
      throw new Error(`volume ${id} was removed`);
    }
    const volume: Volume = { ...(known ?? NEW_VOLUME), ...seed, id };
    this.store.volumes.set(id, volume);
    return volume;
  }

  /**
   * Removes a volume; all its snapshots go with it.
   *
   * @throws Error when there is no such volume.
   */
  removeVolume(id: string): void {
    const at = this.now();
    const volume = required(this.store.volume(id, at), `volume ${id}`);
    this.store.volumes.set(id, { ...volume, removedAt: at });
  }

  /**
   * Adds a finished snapshot of the past.
   *
   * @throws Error when there is no such volume.
   */
  addSnapshot(seed: EvsSnapshotSeed): EvsSnapshotRecord {
    const at = this.now();
    const volume = required(this.store.volume(seed.volumeId, at), `volume ${seed.volumeId}`);
    const snapshot: Snapshot = {
      id: seed.id ?? this.store.newId(),
      volume,
      timeline: pastTimeline(at - (seed.ageSeconds ?? DAY_SECONDS) * 1000),
      metadata: new Map(),
      name: null,
      description: null,
      deletion: {},
    };
    mark(snapshot, seed, at);
    this.store.snapshots.set(snapshot.id, snapshot);
    return evsSnapshotRecord(snapshot, this.store, at);
  }

  /**
   * Changes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  changeSnapshot(change: EvsSnapshotChange): EvsSnapshotRecord {
    const at = this.now();
    const snapshot = this.existing(change.id);
    mark(snapshot, change, at);
    return evsSnapshotRecord(snapshot, this.store, at);
  }

  /**
   * Removes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  removeSnapshot(id: string): void {
    this.existing(id).removedAt = this.now();
  }

  private existing(id: string): Snapshot {
    return required(this.store.snapshot(id, this.now()), `snapshot ${id}`);
  }
}

const NEW_VOLUME: Omit<Volume, "id"> = {
  name: "volume",
  status: "available",
  sizeGiB: 40,
  type: "SSD",
  availabilityZone: "cn-north-4a",
  serviceType: "EVS",
};

function mark(snapshot: Snapshot, marks: EvsSnapshotMarks, at: number): void {
  const { name, description, metadata, status, statusSeconds, deletionSeconds, deleteOutcome } = marks;
  if (name !== undefined) {
    snapshot.name = name;
  }
  if (description !== undefined) {
    snapshot.description = description;
  }
  if (metadata !== undefined) {
    snapshot.metadata.clear();
    for (const [key, value] of Object.entries(metadata)) {
      snapshot.metadata.set(key, value);
    }
  }
  if (status !== undefined) {
    snapshot.statusOverride = statusOverrideFrom(at, status, statusSeconds);
  }
  snapshot.deletion = {
    ...snapshot.deletion,
    ...(deletionSeconds === undefined ? {} : { seconds: deletionSeconds }),
    ...(deleteOutcome === undefined ? {} : { outcome: deleteOutcome }),
  };
}
