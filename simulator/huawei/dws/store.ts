import type { ApiError } from "../../shared/api-error";
import { Sources } from "../../shared/sources";
import { SnapshotStore } from "../../shared/store";
import type { DwsBehaviour } from "./behaviour";
import { dwsError, openError } from "./dws-error";
import type { Cluster, Snapshot } from "./model";
import type { DwsPlan } from "./plan";
import { clusterMembers } from "./seeds";
import { statusAt } from "./status";

type OpenKey = "duplicateName" | "showUnknown" | "deleteUnknown" | "deleteAutomated" | "unknownCluster" | CopyKey;
type CopyKey = "copyUnknown" | "copyRefused";

/** Everything that the simulated DWS project holds. */
export class DwsStore extends SnapshotStore<DwsBehaviour, DwsPlan, Snapshot> {
  readonly clusters = this.holding(new Sources<Cluster>("cluster", "removed", () => this.newId(), clusterMembers));

  newId(): string {
    return this.random.uuid().toLowerCase();
  }

  override goneAt({ cluster, timeline, expiresAt, isAutomated, removedAt }: Snapshot): number {
    const forever = Number.POSITIVE_INFINITY;
    return Math.min(
      removedAt ?? forever,
      expiresAt ?? forever,
      timeline.outcome === "vanish" ? timeline.endAt : forever,
      isAutomated ? (this.clusters.known(cluster.id)?.releasedAt ?? forever) : forever,
    );
  }

  override isReadyAt(snapshot: Snapshot, at: number): boolean {
    return statusAt(snapshot, at) === "AVAILABLE";
  }

  /** Whether another operation runs on the cluster: one that was seeded, or the making of a snapshot. */
  isBusy({ id, busyUntil }: Cluster, at: number): boolean {
    const settleMs = this.behaviour.settleSeconds * 1000;
    const isMade = (snapshot: Snapshot) =>
      snapshot.cluster.id === id &&
      snapshot.copyOf === undefined &&
      at < Math.min(snapshot.timeline.endAt + settleMs, this.goneAt(snapshot));
    return at < (busyUntil ?? 0) || [...this.snapshots.values()].some(isMade);
  }

  /** The answer that the behaviour gives. */
  open(key: OpenKey): ApiError {
    return openError(this.behaviour, this.behaviour[key]);
  }

  /** An error answer in the form that the behaviour gives it. */
  error(key: Parameters<typeof dwsError>[1], detail?: string): ApiError {
    return dwsError(this.behaviour, key, detail);
  }
}
