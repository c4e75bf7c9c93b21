/** A disk to make or, when the id is known, what to change about it. */
export interface DiskSeed {
  /** Default drawn. */
  readonly id?: string;
  /** Default cn-hangzhou. */
  readonly region?: string;
  /** Default cloud_essd. */
  readonly category?: string;
  /** Default 40. */
  readonly sizeGiB?: number;
  /** Default data. */
  readonly type?: "system" | "data";
  /** Default In_use. */
  readonly status?: string;
  /** Instance that the disk hangs on; default none. */
  readonly instanceId?: string;
  /** Default true. */
  readonly everAttached?: boolean;
  /** Default true. */
  readonly everUsed?: boolean;
  /** Default false. */
  readonly expired?: boolean;
  /** Default false. */
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  /** Snapshot that the disk was made from. */
  readonly sourceSnapshotId?: string;
}

/** An instance to make or, when the id is known, what to change about it. */
export interface InstanceSeed {
  /** Default drawn. */
  readonly id?: string;
  /** Default cn-hangzhou. */
  readonly region?: string;
  /** Default Running. */
  readonly status?: string;
  /** Default false. */
  readonly securityLocked?: boolean;
}

/** An image made from a snapshot. */
export interface ImageSeed {
  /** Default drawn. */
  readonly id?: string;
  readonly snapshotId: string;
}

/** What can be set about a snapshot from outside. */
export interface SnapshotMarks {
  readonly name?: string;
  readonly description?: string;
  readonly retentionDays?: number;
  readonly resourceGroupId?: string;
  /** Replaces all tags. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly locked?: boolean;
  readonly shared?: boolean;
  /** Whether a cloud product manages the snapshot. */
  readonly managed?: boolean;
}

/** A snapshot that was made before the simulator started. */
export interface SnapshotSeed extends SnapshotMarks {
  readonly diskId: string;
  /** Default drawn. */
  readonly id?: string;
  /** Default user. */
  readonly type?: "user" | "auto" | "timer";
  /** Seconds since its creation; default one day. */
  readonly ageSeconds?: number;
}

/** A change to an existing snapshot. */
export interface SnapshotChange extends SnapshotMarks {
  readonly id: string;
}
