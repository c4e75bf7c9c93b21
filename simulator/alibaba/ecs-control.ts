import type { Credentials } from "../shared/credentials";
import { defined, refill } from "../shared/defined";
import type { KeyRing } from "../shared/key-ring";
import { daySeconds, SnapshotControl } from "../shared/snapshot-control";
import type { EcsBehaviour } from "./behaviour";
import type { Disk, Image, Instance, Snapshot } from "./model";
import type { SnapshotPlan } from "./plan";
import type { DiskSeed, ImageSeed, InstanceSeed, SnapshotMarks, SnapshotSeed } from "./seeds";
import { type SnapshotRecord, snapshotRecord } from "./snapshot-record";
import type { EcsStore } from "./store";
import { pastTimeline } from "./timeline";

/** Looks into the simulated account and changes it without a call of the API. */
export class EcsControl extends SnapshotControl<EcsBehaviour, SnapshotPlan, Snapshot, SnapshotMarks, SnapshotRecord> {
  constructor(
    protected override readonly store: EcsStore,
    private readonly keys: KeyRing,
    now: () => number,
  ) {
    super(store, now, (snapshot, at) => snapshotRecord(snapshot, store, at));
  }

  /** The disks that exist. */
  disks(): Disk[] {
    return this.store.disks.existing(this.now());
  }

  /**
   * Makes a disk, or changes the one with the id.
   *
   * @throws Error when the disk was released.
   */
  putDisk(seed: DiskSeed): Disk {
    return this.store.disks.put(seed, this.now());
  }

  /**
   * Releases a disk; its unfinished snapshots vanish with it.
   *
   * @throws Error when there is no such disk.
   */
  releaseDisk(id: string): void {
    this.store.disks.release(id, this.now());
  }

  /** Makes an instance, or changes the one with the id. */
  putInstance(seed: InstanceSeed): Instance {
    return this.store.instances.put(seed, this.now());
  }

  /**
   * Makes an image from a snapshot.
   *
   * @throws Error when there is no such snapshot.
   */
  putImage(seed: ImageSeed): Image {
    this.existing(seed.snapshotId);
    const image = { id: seed.id ?? this.store.newId("m"), snapshotId: seed.snapshotId };
    this.store.images.set(image.id, image);
    return image;
  }

  removeImage(id: string): void {
    if (!this.store.images.delete(id)) {
      throw new Error(`no image ${id}`);
    }
  }

  /**
   * Adds a finished snapshot of the past.
   *
   * @throws Error when there is no such disk.
   */
  addSnapshot(seed: SnapshotSeed): SnapshotRecord {
    const at = this.now();
    const { diskId, id, type = "user", ageSeconds = daySeconds, ...marks } = seed;
    const disk = this.store.disks.get(diskId, at);
    const createdAt = at - ageSeconds * 1000;
    const snapshot: Snapshot = {
      id: id ?? this.store.newId("s"),
      disk,
      type,
      timeline: pastTimeline(createdAt),
      tags: new Map(),
      description: "",
      resourceGroupId: "",
      modifiedAt: createdAt,
      locked: false,
      shared: false,
      managed: false,
    };
    return this.add(snapshot, marks);
  }

  /** Makes a resource group known. */
  putResourceGroup(id: string): void {
    this.store.resourceGroups.add(id);
  }

  /** Adds a key that may call, or replaces the one with the same id and token. */
  putCredentials(credentials: Credentials): void {
    this.keys.put(credentials);
  }

  protected override mark(snapshot: Snapshot, marks: SnapshotMarks): void {
    const { tags, name, description, retentionDays, resourceGroupId, locked, shared, managed } = marks;
    Object.assign(snapshot, defined({ name, description, retentionDays, resourceGroupId, locked, shared, managed }));
    if (tags !== undefined) {
      refill(snapshot.tags, Object.entries(tags));
    }
  }
}
