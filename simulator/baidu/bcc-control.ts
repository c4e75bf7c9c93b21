import type { Credentials } from "../shared/credentials";
import type { KeyRing } from "../shared/key-ring";
import { required } from "../shared/required";
import { statusOverrideFrom } from "../shared/status-override";
import { pastTimeline } from "../shared/timeline";
import type { BccBehaviour } from "./behaviour";
import type { Instance, Snapshot, Volume } from "./model";
import type { BccPlan } from "./plan";
import { HOME_REGION } from "./regions";
import { setRetention } from "./retention";
import type { BccInstanceSeed, BccSnapshotChange, BccSnapshotMarks, BccSnapshotSeed, BccVolumeSeed } from "./seeds";
import { type BccSnapshotRecord, bccSnapshotRecord } from "./snapshot-record";
import type { BccStore } from "./store";

const DAY_SECONDS = 24 * 60 * 60;

/** Looks into the simulated Baidu account and changes it without a call of the API. */
export class BccControl {
  constructor(
    private readonly store: BccStore,
    private readonly keys: KeyRing,
    private readonly now: () => number,
  ) {}

  /** Every snapshot that ever was, in order of creation. */
  snapshots(): BccSnapshotRecord[] {
    const at = this.now();
    return [...this.store.snapshots.values()].map((snapshot) => bccSnapshotRecord(snapshot, this.store, at));
  }

  /** The CDS disks that exist. */
  volumes(): Volume[] {
    const at = this.now();
    return [...this.store.volumes.values()].filter(({ id }) => this.store.volume(id, at) !== undefined);
  }

  /** The instances that exist. */
  instances(): Instance[] {
    const at = this.now();
    return [...this.store.instances.values()].filter(({ id }) => this.store.instance(id, at) !== undefined);
  }

  /** Settles how coming snapshots behave. */
  plan(plan: BccPlan): void {
    this.store.plans.add(plan);
  }

  /** Changes limits and open answers; what is not named stays. */
  configure(change: Partial<BccBehaviour>): void {
    this.store.behaviour = { ...this.store.behaviour, ...change };
  }

  /** Adds a key, or replaces the one with the same id and token. */
  putCredentials(credentials: Credentials): void {
    this.keys.put(credentials);
  }

  /** Takes a key away. */
  removeCredentials(accessKeyId: string): void {
    this.keys.remove(accessKeyId);
  }

  /**
   * Makes a CDS disk, or changes the one with the id.
   *
   * @throws Error when the disk was released.
   */
  putVolume(seed: BccVolumeSeed): Volume {
    const id = seed.id ?? this.store.newId("v");
    const known = this.store.volumes.get(id);
    if (known?.releasedAt !== undefined) {
      throw new Error(`volume ${id} was released`);
    }
    const volume: Volume = { ...(known ?? NEW_VOLUME), ...seed, id };
    this.store.volumes.set(id, volume);
    return volume;
  }

  /**
   * Makes an instance, or changes the one with the id.
   *
   * @throws Error when the instance was released.
   */
  putInstance(seed: BccInstanceSeed): Instance {
    const id = seed.id ?? this.store.newId("i");
    const known = this.store.instances.get(id);
    if (known?.releasedAt !== undefined) {
      throw new Error(`instance ${id} was released`);
    }
    const systemDiskId = seed.systemDiskId ?? known?.systemDiskId ?? this.store.newId("v");
    const instance: Instance = { ...(known ?? NEW_INSTANCE), ...seed, id, systemDiskId };
    this.store.instances.set(id, instance);
    return instance;
  }

  /**
   * Releases a CDS disk; snapshots that are still being made fail.
   *
   * @throws Error when there is no such disk.
   */
  removeVolume(id: string): void {
    const at = this.now();
    const volume = required(this.store.volume(id, at), `volume ${id}`);
    this.store.volumes.set(id, { ...volume, releasedAt: at });
    this.cutOff(id, at);
  }

  /**
   * Releases an instance with its system disk; snapshots of it that are still being made fail. Its CDS disks stay.
   *
   * @throws Error when there is no such instance.
   */
  removeInstance(id: string): void {
    const at = this.now();
    const instance = required(this.store.instance(id, at), `instance ${id}`);
    this.store.instances.set(id, { ...instance, releasedAt: at });
    for (const { instanceId, ...volume } of this.volumes()) {
      if (instanceId === id) {
        this.store.volumes.set(volume.id, { ...volume, status: "Available" });
      }
    }
    this.cutOff(id, at);
  }

  /**
   * Adds a finished snapshot of the past.
   *
   * @throws Error when there is no such disk or instance.
   */
  addSnapshot(seed: BccSnapshotSeed): BccSnapshotRecord {
    const at = this.now();
    const { volumeId: sourceId, ageSeconds = DAY_SECONDS } = seed;
    const volume = this.store.volume(sourceId, at);
    const instance = this.store.instance(sourceId, at);
    const source = required(volume ?? instance, `volume or instance ${sourceId}`);
    const snapshot: Snapshot = {
      id: seed.id ?? this.store.newId("s"),
      region: source.region,
      sourceId,
      sizeGB: volume?.sizeGB ?? instance?.systemDiskGB ?? 0,
      createMethod: seed.createMethod ?? "MANUAL",
      failedStatus: "CreatedFailed",
      timeline: pastTimeline(at - ageSeconds * 1000),
      name: "snapshot",
      description: "",
      tags: [],
      isCopyable: true,
    };
    mark(snapshot, seed, at);
    this.store.snapshots.set(snapshot.id, snapshot);
    return bccSnapshotRecord(snapshot, this.store, at);
  }

  /**
   * Changes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  changeSnapshot(change: BccSnapshotChange): BccSnapshotRecord {
    const at = this.now();
    const snapshot = this.existing(change.id);
    mark(snapshot, change, at);
    return bccSnapshotRecord(snapshot, this.store, at);
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

  private cutOff(sourceId: string, at: number): void {
    for (const snapshot of this.store.existing(at)) {
      const { timeline } = snapshot;
      if (snapshot.sourceId === sourceId && at < timeline.endAt && timeline.outcome !== "vanish") {
        const { oddStatus: _, ...rest } = timeline;
        snapshot.timeline = { ...rest, outcome: "error", endAt: at };
      }
    }
  }
}

const NEW_VOLUME: Omit<Volume, "id"> = {
  region: HOME_REGION,
  name: "volume",
  status: "Available",
  sizeGB: 40,
  storageType: "enhanced_ssd_pl1",
};

const NEW_INSTANCE: Omit<Instance, "id" | "systemDiskId"> = {
  region: HOME_REGION,
  name: "instance",
  status: "Running",
  systemDiskGB: 20,
};

function mark(snapshot: Snapshot, marks: BccSnapshotMarks, at: number): void {
  const { name, description, tags, retentionInDays, status, statusSeconds, deletionSeconds, copyable } = marks;
  snapshot.name = name ?? snapshot.name;
  snapshot.description = description ?? snapshot.description;
  snapshot.tags = tags ?? snapshot.tags;
  snapshot.isCopyable = copyable ?? snapshot.isCopyable;
  if (retentionInDays !== undefined) {
    setRetention(snapshot, retentionInDays, at);
  }
  if (status !== undefined) {
    snapshot.statusOverride = statusOverrideFrom(at, status, statusSeconds);
  }
  if (deletionSeconds !== undefined) {
    snapshot.deletionSeconds = deletionSeconds;
  }
}
