import { PlanQueue } from "./plan-queue";
import type { Random } from "./random";

/** What every simulated service holds. */
export class Store<B> {
  behaviour: B;
  private readonly held: { clear(): void }[] = [];

  /** @param initial The behaviour of the start. */
  constructor(
    private readonly initial: B,
    readonly random: Random,
  ) {
    this.behaviour = initial;
  }

  /** Returns to the state of the start. */
  reset(): void {
    this.behaviour = this.initial;
    for (const part of this.held) {
      part.clear();
    }
  }

  /** Has a part emptied when the service returns to the state of the start. */
  protected holding<T extends { clear(): void }>(part: T): T {
    this.held.push(part);
    return part;
  }
}

/** What is the same of the snapshots of all services. Times are milliseconds since the epoch. */
export interface StoredSnapshot {
  readonly id: string;
  readonly timeline: { readonly visibleAt: number };
  /** When it is gone because a call deleted it, or because it was removed without a call. */
  removedAt?: number;
  /** When a delivered answer first showed it complete. */
  firstSeenReadyAt?: number;
}

/** What a simulated service that makes snapshots holds. */
export abstract class SnapshotStore<
  B,
  P extends { readonly count?: number },
  S extends StoredSnapshot,
> extends Store<B> {
  /** In order of creation. */
  readonly snapshots = this.holding(new Map<string, S>());
  readonly plans = this.holding(new PlanQueue<P>());

  /** When the snapshot was or will be gone; Infinity when it stays. */
  abstract goneAt(snapshot: S): number;

  /** Whether answers show it complete. */
  abstract isReadyAt(snapshot: S, at: number): boolean;

  /** A snapshot that exists at the moment, found by clients or not. */
  snapshot(id: string, at: number): S | undefined {
    const snapshot = this.snapshots.get(id);
    return snapshot !== undefined && at < this.goneAt(snapshot) ? snapshot : undefined;
  }

  /** A snapshot that clients find at the moment. */
  found(id: string, at: number): S | undefined {
    const snapshot = this.snapshot(id, at);
    return snapshot !== undefined && at >= snapshot.timeline.visibleAt ? snapshot : undefined;
  }

  /** The snapshots that exist at the moment, the newest first. */
  existing(at: number): S[] {
    return [...this.snapshots.values()].filter((snapshot) => at < this.goneAt(snapshot)).reverse();
  }

  /** The snapshots that clients find at the moment, the newest first. */
  listed(at: number): S[] {
    return this.existing(at).filter(({ timeline }) => at >= timeline.visibleAt);
  }

  /** Remembers when a delivered answer first showed the snapshots complete. */
  noteSeen(snapshots: readonly S[], at: number): void {
    for (const snapshot of snapshots) {
      if (this.isReadyAt(snapshot, at)) {
        snapshot.firstSeenReadyAt ??= at;
      }
    }
  }
}
