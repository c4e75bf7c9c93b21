import type { Credentials } from "../shared/credentials";
import { defined } from "../shared/defined";
import type { KeyRing } from "../shared/key-ring";
import { required } from "../shared/required";
import { daySeconds, SnapshotControl } from "../shared/snapshot-control";
import { statusOverrideFrom } from "../shared/status-override";
import { pastTimeline } from "../shared/timeline";
import type { BccBehaviour } from "./behaviour";
import type { Instance, Snapshot, Volume } from "./model";
import type { BccPlan } from "./plan";
import { setRetention } from "./retention";
import type { BccInstanceSeed, BccSnapshotMarks, BccSnapshotSeed, BccVolumeSeed } from "./seeds";
import { type BccSnapshotRecord, bccSnapshotRecord } from "./snapshot-record";
import type { BccStore } from "./store";

/** Looks into the simulated Baidu account and changes it without a call of the API. */
export class BccControl extends SnapshotControl<BccBehaviour, BccPlan, Snapshot, BccSnapshotMarks, BccSnapshotRecord> {
  constructor(
    protected override readonly store: BccStore,
    private readonly keys: KeyRing,
    now: () => number,
  ) {
    super(store, now, (snapshot, at) => bccSnapshotRecord(snapshot, store, at));
  }

  /** The CDS disks that exist. */
  volumes(): Volume[] {
    return this.store.volumes.existing(this.now());
  }

  /** The instances that exist. */
  instances(): Instance[] {
    return this.store.instances.existing(this.now());
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
    return this.store.volumes.put(seed, this.now());
  }

  /**
   * Makes an instance, or changes the one with the id.
   *
   * @throws Error when the instance was released.
   */
  putInstance(seed: BccInstanceSeed): Instance {
    const id = seed.id ?? this.store.newId("i");
    const known = this.store.instances.known(id);
    const systemDiskId = seed.systemDiskId ?? known?.systemDiskId ?? this.store.newId("v");
    return this.store.instances.put({ ...seed, id, systemDiskId }, this.now());
  }

  /**
   * Releases a CDS disk; snapshots that are still being made fail.
   *
   * @throws Error when there is no such disk.
   */
  removeVolume(id: string): void {
    const at = this.now();
    this.store.volumes.release(id, at);
    this.cutOff(id, at);
  }

  /**
   * Releases an instance with its system disk; snapshots of it that are still being made fail. Its CDS disks stay.
   *
   * @throws Error when there is no such instance.
   */
  removeInstance(id: string): void {
    const at = this.now();
    this.store.instances.release(id, at);
    this.store.detachFrom(id, at);
    this.cutOff(id, at);
  }

  /**
   * Adds a finished snapshot of the past.
   *
   * @throws Error when there is no such disk or instance.
   */
  addSnapshot(seed: BccSnapshotSeed): BccSnapshotRecord {
    const at = this.now();
    const { volumeId: sourceId, id, ageSeconds = daySeconds, createMethod = "MANUAL", ...marks } = seed;
    const volume = this.store.volumes.find(sourceId, at);
    const instance = this.store.instances.find(sourceId, at);
    const source = required(volume ?? instance, `volume or instance ${sourceId}`);
    const snapshot: Snapshot = {
      id: id ?? this.store.newId("s"),
      region: source.region,
      sourceId,
      sizeGB: volume?.sizeGB ?? instance?.systemDiskGB ?? 0,
      createMethod,
      failedStatus: "CreatedFailed",
      timeline: pastTimeline(at - ageSeconds * 1000),
      name: "snapshot",
      description: "",
      tags: [],
      isCopyable: true,
    };
    return this.add(snapshot, marks);
  }

  protected override mark(snapshot: Snapshot, marks: BccSnapshotMarks, at: number): void {
    const { name, description, tags, retentionInDays, status, statusSeconds, deletionSeconds, copyable } = marks;
    const statusOverride = statusOverrideFrom(at, status, statusSeconds);
    Object.assign(
      snapshot,
      defined({ name, description, tags, deletionSeconds, isCopyable: copyable, statusOverride }),
    );
    if (retentionInDays !== undefined) {
      setRetention(snapshot, retentionInDays, at);
    }
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
