import { PlanQueue } from "../../shared/plan-queue";
import type { Random } from "../../shared/random";
import type { ApiError } from "../api-error";
import type { DwsBehaviour } from "./behaviour";
import { dwsError, openError } from "./dws-error";
import type { Cluster, Snapshot } from "./model";
import type { DwsPlan } from "./plan";

type OpenKey = "duplicateName" | "showUnknown" | "deleteUnknown" | "deleteAutomated" | "unknownCluster" | CopyKey;
type CopyKey = "copyUnknown" | "copyRefused";

/** Everything that the simulated DWS project holds. */
export class DwsStore {
  readonly clusters = new Map<string, Cluster>();
  /** In order of creation. */
  readonly snapshots = new Map<string, Snapshot>();
  readonly plans = new PlanQueue<DwsPlan>();

  constructor(
    public behaviour: DwsBehaviour,
    readonly random: Random,
  ) {}

  newId(): string {
    return this.random.uuid().toLowerCase();
  }

  /** A cluster that exists at the moment. */
  cluster(id: string, at: number): Cluster | undefined {
    const cluster = this.clusters.get(id);
    return cluster?.removedAt !== undefined && at >= cluster.removedAt ? undefined : cluster;
  }

  /** A snapshot that exists at the moment, found by clients or not. */
  snapshot(id: string, at: number): Snapshot | undefined {
    const snapshot = this.snapshots.get(id);
    return snapshot !== undefined && at < this.goneAt(snapshot) ? snapshot : undefined;
  }

  /** A snapshot that clients find at the moment. */
  found(id: string, at: number): Snapshot | undefined {
    const snapshot = this.snapshot(id, at);
    return snapshot !== undefined && at >= snapshot.timeline.visibleAt ? snapshot : undefined;
  }

  /** The snapshots that exist at the moment, the newest first. */
  existing(at: number): Snapshot[] {
    return [...this.snapshots.values()].filter((snapshot) => at < this.goneAt(snapshot)).reverse();
  }

  /** The snapshots that clients find at the moment, the newest first. */
  listed(at: number): Snapshot[] {
    return this.existing(at).filter(({ timeline }) => at >= timeline.visibleAt);
  }

  /** When the snapshot was or will be gone; Infinity when it stays. */
  goneAt({ cluster, timeline, expiresAt, isAutomated, removedAt }: Snapshot): number {
    const forever = Number.POSITIVE_INFINITY;
    return Math.min(
      removedAt ?? forever,
      expiresAt ?? forever,
      timeline.outcome === "vanish" ? timeline.endAt : forever,
      isAutomated ? (this.clusters.get(cluster.id)?.removedAt ?? forever) : forever,
    );
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

  clear(): void {
    this.clusters.clear();
    this.snapshots.clear();
    this.plans.clear();
  }
}
