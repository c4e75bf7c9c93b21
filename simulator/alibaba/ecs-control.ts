import type { Credentials } from "../shared/credentials";
import type { KeyRing } from "../shared/key-ring";
import { required } from "../shared/required";
import type { EcsBehaviour } from "./behaviour";
import type { Disk, Image, Instance, Snapshot } from "./model";
import type { SnapshotPlan } from "./plan";
import type { DiskSeed, ImageSeed, InstanceSeed, SnapshotChange, SnapshotMarks, SnapshotSeed } from "./seeds";
import { type SnapshotRecord, snapshotRecord } from "./snapshot-record";
import type { Store } from "./store";
import { pastTimeline } from "./timeline";

const REGION = "cn-hangzhou";
const DAY_SECONDS = 24 * 60 * 60;

/** Looks into the simulated account and changes it without a call of the API. */
export class EcsControl {
  constructor(
    private readonly store: Store,
    private readonly keys: KeyRing,
    private readonly now: () => number,
  ) {}

  /** Every snapshot that ever was, in order of creation. */
  snapshots(): SnapshotRecord[] {
    const at = this.now();
    return [...this.store.snapshots.values()].map((snapshot) => snapshotRecord(snapshot, this.store, at));
  }

  /** The disks that exist. */
  disks(): Disk[] {
    const at = this.now();
    return [...this.store.disks.values()].filter((disk) => this.store.disk(disk.id, at) !== undefined);
  }

  /** Settles how coming snapshots behave. */
  plan(plan: SnapshotPlan): void {
    this.store.plans.add(plan);
  }

  /** Changes limits and open answers; what is not named stays. */
  configure(change: Partial<EcsBehaviour>): void {
    this.store.behaviour = { ...this.store.behaviour, ...change };
  }

  /**
   * Makes a disk, or changes the one with the id.
   *
   * @throws Error when the disk was released.
   */
  putDisk(seed: DiskSeed): Disk {
    const id = seed.id ?? `d-bp1${this.store.random.alphanumeric(17)}`;
    const known = this.store.disks.get(id);
    if (known !== undefined && this.store.disk(id, this.now()) === undefined) {
      throw new Error(`disk ${id} was released`);
    }
    const disk: Disk = { ...(known ?? NEW_DISK), ...seed, id };
    this.store.disks.set(id, disk);
    return disk;
  }

  /**
   * Releases a disk; its unfinished snapshots vanish with it.
   *
   * @throws Error when there is no such disk.
   */
  releaseDisk(id: string): void {
    const at = this.now();
    const disk = required(this.store.disk(id, at), `disk ${id}`);
    this.store.disks.set(id, { ...disk, releasedAt: at });
  }

  /** Makes an instance, or changes the one with the id. */
  putInstance(seed: InstanceSeed): Instance {
    const id = seed.id ?? `i-bp1${this.store.random.alphanumeric(17)}`;
    const instance: Instance = { ...(this.store.instances.get(id) ?? NEW_INSTANCE), ...seed, id };
    this.store.instances.set(id, instance);
    return instance;
  }

  /**
   * Makes an image from a snapshot.
   *
   * @throws Error when there is no such snapshot.
   */
  putImage(seed: ImageSeed): Image {
    this.existing(seed.snapshotId);
    const image = { id: seed.id ?? `m-bp1${this.store.random.alphanumeric(17)}`, snapshotId: seed.snapshotId };
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
    const disk = required(this.store.disk(seed.diskId, at), `disk ${seed.diskId}`);
    const createdAt = at - (seed.ageSeconds ?? DAY_SECONDS) * 1000;
    const snapshot: Snapshot = {
      id: seed.id ?? `s-bp1${this.store.random.alphanumeric(17)}`,
      disk,
      type: seed.type ?? "user",
      timeline: pastTimeline(createdAt, createdAt),
      tags: new Map(),
      description: "",
      resourceGroupId: "",
      modifiedAt: createdAt,
      locked: false,
      shared: false,
      managed: false,
    };
    mark(snapshot, seed);
    this.store.snapshots.set(snapshot.id, snapshot);
    return snapshotRecord(snapshot, this.store, at);
  }

  /**
   * Changes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  changeSnapshot(change: SnapshotChange): SnapshotRecord {
    const snapshot = this.existing(change.id);
    mark(snapshot, change);
    return snapshotRecord(snapshot, this.store, this.now());
  }

  /**
   * Deletes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  removeSnapshot(id: string): void {
    this.existing(id).deletedAt = this.now();
  }

  /** Makes a resource group known. */
  putResourceGroup(id: string): void {
    this.store.resourceGroups.add(id);
  }

  /** Adds a key that may call, or replaces the one with the same id and token. */
  putCredentials(credentials: Credentials): void {
    this.keys.put(credentials);
  }

  private existing(id: string): Snapshot {
    return required(this.store.snapshot(id, this.now()), `snapshot ${id}`);
  }
}

const NEW_DISK: Omit<Disk, "id"> = {
  region: REGION,
  category: "cloud_essd",
  sizeGiB: 40,
  type: "data",
  status: "In_use",
  everAttached: true,
  everUsed: true,
  expired: false,
  encrypted: false,
};

const NEW_INSTANCE: Omit<Instance, "id"> = { region: REGION, status: "Running", securityLocked: false };

function mark(snapshot: Snapshot, marks: SnapshotMarks): void {
  const { tags, name, description, retentionDays, resourceGroupId, locked, shared, managed } = marks;
  Object.assign(
    snapshot,
    Object.fromEntries(
      Object.entries({ name, description, retentionDays, resourceGroupId, locked, shared, managed }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  );
  if (tags !== undefined) {
    snapshot.tags.clear();
    for (const [key, value] of Object.entries(tags)) {
      snapshot.tags.set(key, value);
    }
  }
}
