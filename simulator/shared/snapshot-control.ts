import { required } from "./required";
import type { SnapshotStore, StoredSnapshot } from "./store";

/** Age of a snapshot of the past, unless told otherwise. */
export const daySeconds = 24 * 60 * 60;

/**
 * Looks into a simulated service and changes it without a call of its API.
 *
 * Of the service there are its behaviour `B`, the plans of coming snapshots `P`, a snapshot `S`, what can be set about
 * one from outside `M`, and its record `R`.
 */
export abstract class SnapshotControl<B, P extends { readonly count?: number }, S extends StoredSnapshot, M, R> {
  /** @param recordOf The book's entry for a snapshot at a moment. */
  constructor(
    protected readonly store: SnapshotStore<B, P, S>,
    protected readonly now: () => number,
    private readonly recordOf: (snapshot: S, at: number) => R,
  ) {}

  /** Sets what the marks say. */
  protected abstract mark(snapshot: S, marks: M, at: number): void;

  /** Every snapshot that ever was, in order of creation. */
  snapshots(): R[] {
    const at = this.now();
    return [...this.store.snapshots.values()].map((snapshot) => this.recordOf(snapshot, at));
  }

  /** Settles how coming snapshots behave. */
  plan(plan: P): void {
    this.store.plans.add(plan);
  }

  /** Changes limits and open answers; what is not named stays. */
  configure(change: Partial<B>): void {
    this.store.behaviour = { ...this.store.behaviour, ...change };
  }

  /**
   * Changes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  changeSnapshot(change: M & { readonly id: string }): R {
    const at = this.now();
    const snapshot = this.existing(change.id);
    this.mark(snapshot, change, at);
    return this.recordOf(snapshot, at);
  }

  /**
   * Removes a snapshot behind the back of its clients.
   *
   * @throws Error when there is no such snapshot.
   */
  removeSnapshot(id: string): void {
    this.existing(id).removedAt = this.now();
  }

  /** Adds a snapshot as the marks say. */
  protected add(snapshot: S, marks: M): R {
    const at = this.now();
    this.mark(snapshot, marks, at);
    this.store.snapshots.set(snapshot.id, snapshot);
    return this.recordOf(snapshot, at);
  }

  /** @throws Error when there is no such snapshot. */
  protected existing(id: string): S {
    return required(this.store.snapshot(id, this.now()), `snapshot ${id}`);
  }
}
