/** A cluster to make or, when the id is known, what to change about it. */
export interface ClusterSeed {
  /** A UUID; default drawn. */
  readonly id?: string;
  /** Default `warehouse`. */
  readonly name?: string;
  /** Default AVAILABLE. */
  readonly status?: string;
  /** Default 500. */
  readonly sizeGB?: number;
  /** Seconds from now for which another operation runs on it; default none. */
  readonly busySeconds?: number;
}

/** What can be set about a snapshot from outside. */
export interface DwsSnapshotMarks {
  readonly name?: string;
  readonly description?: string;
  readonly sizeGB?: number;
  /** A status that stands in for AVAILABLE: RESTORING, FROZEN, POLICE_FROZEN or any other. */
  readonly status?: string;
  /** Seconds for which `status` stays; default for ever. */
  readonly statusSeconds?: number;
  /** Seconds from now until its retention ends. */
  readonly expiresInSeconds?: number;
  /** Seconds that its deletion takes; default the configured time. */
  readonly deletionSeconds?: number;
}

/** A snapshot that was made before the simulator started. */
export interface DwsSnapshotSeed extends DwsSnapshotMarks {
  readonly clusterId: string;
  /** A UUID; default drawn. */
  readonly id?: string;
  /** Seconds since its creation; default one day. */
  readonly ageSeconds?: number;
}

/** A change to an existing snapshot. */
export interface DwsSnapshotChange extends DwsSnapshotMarks {
  readonly id: string;
}
