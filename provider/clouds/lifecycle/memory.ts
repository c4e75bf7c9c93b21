/** What one process remembers of its own doing, and no state file knows. */
export interface Memory {
  /**
   * Ids that a create took over through `adopt`. A delete of the same id in the same process is the other half of a
   * replacement or of a move to another resource, and must leave the snapshot alone.
   */
  readonly takenOver: Set<string>;
  /** Ids that creates have returned: a snapshot that a look finds among them belongs to another create. */
  readonly claimed: Set<string>;
  /** Ids that a source of snapshots had before this process made its first one of it. */
  readonly idsBefore: Map<string, Promise<ReadonlySet<string>>>;
  /** Of each wait that ended well: no later than this its readiness was noticed. Milliseconds. */
  readonly lags: number[];
  /** Calls of the clouds. */
  calls: number;
  /** The last create of each turn. */
  readonly turns: Map<string, Promise<unknown>>;
}

export const newMemory = (): Memory => ({
  takenOver: new Set(),
  claimed: new Set(),
  idsBefore: new Map(),
  lags: [],
  calls: 0,
  turns: new Map(),
});
