import { defined } from "../../shared/defined";
import { daySeconds, SnapshotControl } from "../../shared/snapshot-control";
import { statusOverrideFrom } from "../../shared/status-override";
import { pastTimeline } from "../../shared/timeline";
import type { DwsBehaviour } from "./behaviour";
import type { Cluster, Snapshot } from "./model";
import type { DwsPlan } from "./plan";
import type { ClusterSeed, DwsSnapshotMarks, DwsSnapshotSeed } from "./seeds";
import { type DwsSnapshotRecord, dwsSnapshotRecord } from "./snapshot-record";
import type { DwsStore } from "./store";

const retentionDays = 7;

/** Looks into the simulated DWS project and changes it without a call of the API. */
export class DwsControl extends SnapshotControl<DwsBehaviour, DwsPlan, Snapshot, DwsSnapshotMarks, DwsSnapshotRecord> {
  constructor(
    protected override readonly store: DwsStore,
    now: () => number,
  ) {
    super(store, now, (snapshot, at) => dwsSnapshotRecord(snapshot, store, at));
  }

  /** The clusters that exist. */
  clusters(): Cluster[] {
    return this.store.clusters.existing(this.now());
  }

  /**
   * Makes a cluster, or changes the one with the id.
   *
   * @throws Error when the cluster was removed.
   */
  putCluster({ busySeconds, ...seed }: ClusterSeed): Cluster {
    const at = this.now();
    const busyUntil = busySeconds === undefined ? undefined : at + busySeconds * 1000;
    return this.store.clusters.put({ ...seed, ...defined({ busyUntil }) }, at);
  }

  /**
   * Removes a cluster; its automated snapshots go with it.
   *
   * @throws Error when there is no such cluster.
   */
  removeCluster(id: string): void {
    this.store.clusters.release(id, this.now());
  }

  /**
   * Adds a finished manual snapshot of the past.
   *
   * @throws Error when there is no such cluster.
   */
  addSnapshot(seed: DwsSnapshotSeed): DwsSnapshotRecord {
    return this.addOf(seed, false);
  }

  /**
   * Adds a finished automated snapshot of the past; it expires seven days after its creation unless told otherwise.
   *
   * @throws Error when there is no such cluster.
   */
  addAutomated(seed: DwsSnapshotSeed): DwsSnapshotRecord {
    const { ageSeconds = daySeconds } = seed;
    return this.addOf({ expiresInSeconds: retentionDays * daySeconds - ageSeconds, ...seed }, true);
  }

  private addOf(seed: DwsSnapshotSeed, isAutomated: boolean): DwsSnapshotRecord {
    const at = this.now();
    const { clusterId, id = this.store.newId(), ageSeconds = daySeconds, ...marks } = seed;
    const cluster = this.store.clusters.get(clusterId, at);
    const snapshot: Snapshot = {
      id,
      cluster,
      isAutomated,
      timeline: pastTimeline(at - ageSeconds * 1000),
      name: `${isAutomated ? "automated" : "manual"}-${id.slice(0, 8)}`,
      description: "",
      sizeGB: cluster.sizeGB,
    };
    return this.add(snapshot, marks);
  }

  protected override mark(snapshot: Snapshot, marks: DwsSnapshotMarks, at: number): void {
    const { status, statusSeconds, expiresInSeconds, name, description, sizeGB, deletionSeconds } = marks;
    const statusOverride = statusOverrideFrom(at, status, statusSeconds);
    Object.assign(snapshot, defined({ name, description, sizeGB, deletionSeconds, statusOverride }));
    if (expiresInSeconds !== undefined) {
      snapshot.expiresAt = at + expiresInSeconds * 1000;
    }
  }
}
