import type { Tag } from "./model";

/** A CDS disk to make or, when the id is known, what to change about it. */
export interface BccVolumeSeed {
  /** Default drawn. */
  readonly id?: string;
  /** Default bj. */
  readonly region?: string;
  /** Default `volume`. */
  readonly name?: string;
  /** Default `Available`. */
  readonly status?: string;
  /** Default 40. */
  readonly sizeGB?: number;
  /** Default enhanced_ssd_pl1. */
  readonly storageType?: string;
  /** The instance that uses it. */
  readonly instanceId?: string;
}

/** An instance to make or, when the id is known, what to change about it. */
export interface BccInstanceSeed {
  /** Default drawn. */
  readonly id?: string;
  /** Default bj. */
  readonly region?: string;
  /** Default `instance`. */
  readonly name?: string;
  /** Default `Running`. */
  readonly status?: string;
  /** Default drawn. */
  readonly systemDiskId?: string;
  /** Default 20. */
  readonly systemDiskGB?: number;
}

/** What can be set about a snapshot from outside. */
export interface BccSnapshotMarks {
  readonly name?: string;
  readonly description?: string;
  readonly tags?: readonly Tag[];
  /** Days from now for which it is kept; -1 is for ever. */
  readonly retentionInDays?: number;
  /** A status that stands in for `Available`: NotAvailable or any other. */
  readonly status?: string;
  /** Seconds for which `status` stays; default for ever. */
  readonly statusSeconds?: number;
  /** Seconds for which it is shown after its deletion; default the configured time. */
  readonly deletionSeconds?: number;
  /** Whether it can be copied to another region; default true. */
  readonly copyable?: boolean;
}

/** A snapshot that was made before the simulator started. */
export interface BccSnapshotSeed extends BccSnapshotMarks {
  /** The disk or, for a system disk, the instance. */
  readonly volumeId: string;
  /** Default drawn. */
  readonly id?: string;
  /** Seconds since its creation; default one day. */
  readonly ageSeconds?: number;
  /** Default MANUAL. */
  readonly createMethod?: "MANUAL" | "auto" | "MIGRATION";
}

/** A change to an existing snapshot. */
export interface BccSnapshotChange extends BccSnapshotMarks {
  readonly id: string;
}
