import { required } from "../../shared/required";
import { statusOverrideFrom } from "../../shared/status-override";
import { pastTimeline } from "../../shared/timeline";
import type { DwsBehaviour } from "./behaviour";
import type { Cluster, Snapshot } from "./model";
import type { DwsPlan } from "./plan";
import type { ClusterSeed, DwsSnapshotChange, DwsSnapshotMarks, DwsSnapshotSeed } from "./seeds";
import { type DwsSnapshotRecord, dwsSnapshotRecord } from "./snapshot-record";
import type { DwsStore } from "./store";

const DAY_SECONDS = 24 * 60 * 60;
const RETENTION_DAYS = 7;

/** Looks into the simulated DWS project and changes it without a call of the API. */
export class DwsControl {
  constructor(
    private readonly store: DwsStore,
    private readonly now: () => number,
  ) {}

  /** Every snapshot that ever was, automated ones included, in order of creation. */
  snapshots(): DwsSnapshotRecord[] {
    const at = this.now();
    return [...this.store.snapshots.values()].map((snapshot) => dwsSnapshotRecord(snapshot, this.store, at));
  }

  /** The clusters that exist. */
  clusters(): Cluster[] {
    const at = this.now();
    return [...this.store.clusters.values()].filter(({ id }) => this.store.cluster(id, at) !== undefined);
  }

  /** Settles how coming snapshots and copies behave. */
  plan(plan: DwsPlan): void {
    this.store.plans.add(plan);
  }

  /** Changes limits and open answers; what is not named stays. */
  configure(change: Partial<DwsBehaviour>): void {
    this.store.behaviour = { ...this.store.behaviour, ...change };
  }

  /**
   * Makes a cluster, or changes the one with the id.
   *
   * @throws Error when the cluster was removed.
   */
  putCluster({ busySeconds, ...seed }: ClusterSeed): Cluster {
    const at = this.now();
    const id = seed.id ?? this.store.newId();
    const known = this.store.clusters.get(id);
    if (known !== undefined && this.store.cluster(id, at) === undefined) {
      throw new Error(`cluster ${id} was removed`);
    }
    const busy = busySeconds === undefined ? {} : { busyUntil: at + busySeconds * 1000 };
    const cluster: Cluster = { ...(known ?? NEW_CLUSTER), ...seed, ...busy, id };
    this.store.clusters.set(id, cluster);
    return cluster;
  }

  /**
   * Removes a cluster; its automated snapshots go with it.
   *
   * @throws Error when there is no such cluster.
   */
  removeCluster(id: string): void {
    this.store.clusters.set(id, { ...this.cluster(id), removedAt: this.now() });
  }

  /**
   * Adds a finished manual snapshot of the past.
   *
   * @throws Error when there is no such cluster.
   */
  addSnapshot(seed: DwsSnapshotSeed): DwsSnapshotRecord {
    return this.add(seed, false);
  }

  /**
   * Adds a finished automated snapshot of the past; it expires seven days after its creation unless told otherwise.
   *
   * @throws Error when there is no such cluster.
   */
  addAutomated(seed: DwsSnapshotSeed): DwsSnapshotRecord {
    const { ageSeconds = DAY_SECONDS } = seed;
    return this.add({ expiresInSeconds: RETENTION_DAYS * DAY_SECONDS - ageSeconds, ...seed }, true);
  }

  /**
   * Changes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  changeSnapshot(change: DwsSnapshotChange): DwsSnapshotRecord {
    const at = this.now();
    const snapshot = this.existing(change.id);
    mark(snapshot, change, at);
    return dwsSnapshotRecord(snapshot, this.store, at);
  }

  /**
   * Removes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  removeSnapshot(id: string): void {
    this.existing(id).removedAt = this.now();
  }

  private add(seed: DwsSnapshotSeed, isAutomated: boolean): DwsSnapshotRecord {
    const at = this.now();
    const cluster = this.cluster(seed.clusterId);
    const id = seed.id ?? this.store.newId();
    const snapshot: Snapshot = {
      id,
      cluster,
      isAutomated,
      timeline: pastTimeline(at - (seed.ageSeconds ?? DAY_SECONDS) * 1000),
      name: `${isAutomated ? "automated" : "manual"}-${id.slice(0, 8)}`,
      description: "",
      sizeGB: cluster.sizeGB,
    };
    mark(snapshot, seed, at);
    this.store.snapshots.set(id, snapshot);
    return dwsSnapshotRecord(snapshot, this.store, at);
  }

  private cluster(id: string): Cluster {
    return required(this.store.cluster(id, this.now()), `cluster ${id}`);
  }

  private existing(id: string): Snapshot {
    return required(this.store.snapshot(id, this.now()), `snapshot ${id}`);
  }
}

const NEW_CLUSTER: Omit<Cluster, "id"> = { name: "warehouse", status: "AVAILABLE", sizeGB: 500 };

function mark(snapshot: Snapshot, marks: DwsSnapshotMarks, at: number): void {
  const { status, statusSeconds, expiresInSeconds, name, description, sizeGB, deletionSeconds } = marks;
  Object.assign(
    snapshot,
    Object.fromEntries(
      Object.entries({ name, description, sizeGB, deletionSeconds }).filter(([, value]) => value !== undefined),
    ),
  );
  if (expiresInSeconds !== undefined) {
    snapshot.expiresAt = at + expiresInSeconds * 1000;
  }
  if (status !== undefined) {
    snapshot.statusOverride = statusOverrideFrom(at, status, statusSeconds);
  }
}
