/** A volume to make or, when the id is known, what to change about it. */
export interface VolumeSeed {
  /** A UUID; default drawn. */
  readonly id?: string;
  /** Default `volume`. */
  readonly name?: string;
  /** Default `available`. */
  readonly status?: string;
  /** Default 40. */
  readonly sizeGiB?: number;
  /** Default SSD. */
  readonly type?: string;
  /** Default cn-north-4a. */
  readonly availabilityZone?: string;
  /** Default EVS. */
  readonly serviceType?: "EVS" | "DSS" | "DESS";
}

/** What can be set about a snapshot from outside. */
export interface EvsSnapshotMarks {
  readonly name?: string | null;
  readonly description?: string | null;
  /** Replaces all metadata, the cloud's own keys included. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** A status that stands in for `available`: backing-up, rollbacking or any other. */
  readonly status?: string;
  /** Seconds for which `status` stays; default for ever. */
  readonly statusSeconds?: number;
  /** Seconds that its deletion takes; default the configured time. */
  readonly deletionSeconds?: number;
  /** How its deletion ends; default the configured outcome. */
  readonly deleteOutcome?: "gone" | "error_deleting";
}

/** A snapshot that was made before the simulator started. */
export interface EvsSnapshotSeed extends EvsSnapshotMarks {
  readonly volumeId: string;
  /** A UUID; default drawn. */
  readonly id?: string;
  /** Seconds since its creation; default one day. */
  readonly ageSeconds?: number;
}

/** A change to an existing snapshot. */
export interface EvsSnapshotChange extends EvsSnapshotMarks {
  readonly id: string;
}
