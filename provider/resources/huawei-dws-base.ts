import type * as pulumi from "@pulumi/pulumi";
import { Snapshot } from "./snapshot";

/** Status of a DWS snapshot or copy. `vanished`: it disappeared before it was ready. */
export type DwsSnapshotStatus =
  | "CREATING"
  | "AVAILABLE"
  | "UNAVAILABLE"
  | "RESTORING"
  | "FROZEN"
  | "POLICE_FROZEN"
  | "vanished"
  | (string & {});

/** The database of a DWS cluster. */
export interface DwsDatastore {
  /** Type of the database, such as `dws`. */
  type?: string;
  /** Version of the database. */
  version?: string;
}

/** What snapshots of DWS clusters and their copies have in common. */
export abstract class DwsSnapshotBase extends Snapshot {
  /** Status as the API returns it: `CREATING`, `AVAILABLE`, `UNAVAILABLE`, `RESTORING`, `FROZEN` or `POLICE_FROZEN`. */
  declare readonly status: pulumi.Output<DwsSnapshotStatus>;
  /** Id of the cluster. */
  declare readonly clusterId: pulumi.Output<string>;
  /** Size in GB, as the API returns it. */
  declare readonly size: pulumi.Output<number | undefined>;
  /** Id of the project. */
  declare readonly projectId: pulumi.Output<string>;
  /** Description, as it is now. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** Who made it: `MANUAL` or `AUTOMATED`. */
  declare readonly type: pulumi.Output<string | undefined>;
  /** When the cloud began to make it. RFC 3339, UTC. The same as `createdAt`. */
  declare readonly startedAt: pulumi.Output<string | undefined>;
  /** When it was done. RFC 3339, UTC. */
  declare readonly finishedAt: pulumi.Output<string | undefined>;
  /** When it was last changed. RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string | undefined>;
  /** Name of the cluster. */
  declare readonly clusterName: pulumi.Output<string | undefined>;
  /** Type and version of the database. */
  declare readonly datastore: pulumi.Output<DwsDatastore | undefined>;
  /** API field `cluster_status`: status of the cluster. */
  declare readonly clusterStatus: pulumi.Output<string | undefined>;
  /** API field `cluster_task_status`: what the cluster is doing. */
  declare readonly clusterTaskStatus: pulumi.Output<string | undefined>;
  /** API field `total_backup_size`: size of the snapshot and of those that it builds on. */
  declare readonly totalBackupSize: pulumi.Output<number | undefined>;
  /** API field `db_user`: administrator of the database. */
  declare readonly dbUser: pulumi.Output<string | undefined>;
  /** API field `backup_device`: `obs`, or the name of a backup appliance. */
  declare readonly backupDevice: pulumi.Output<string | undefined>;
  /** API field `backup_level`: `cluster`, `schema` or `table`. */
  declare readonly backupLevel: pulumi.Output<string | undefined>;
  /** API field `backup_key`: id of the backup. */
  declare readonly backupKey: pulumi.Output<string | undefined>;
  /** API field `prior_backup_key`: the backup that this one builds on; `FULL` for none. */
  declare readonly priorBackupKey: pulumi.Output<string | undefined>;
  /** API field `base_backup_key`: id of the full backup that it builds on. */
  declare readonly baseBackupKey: pulumi.Output<string | undefined>;
  /** API field `base_backup_name`: name of the full backup that it builds on. */
  declare readonly baseBackupName: pulumi.Output<string | undefined>;
  /** API field `bak_expected_start_time`: when an automated snapshot was planned. RFC 3339, UTC. */
  declare readonly bakExpectedStartTime: pulumi.Output<string | undefined>;
  /** API field `bak_keep_day`: days that an automated snapshot is kept. */
  declare readonly bakKeepDay: pulumi.Output<number | undefined>;
  /** API field `bak_period`: how often automated snapshots are made. */
  declare readonly bakPeriod: pulumi.Output<string | undefined>;
  /** API field `fine_grained_backup`: whether single schemas or tables can be restored. */
  declare readonly fineGrainedBackup: pulumi.Output<boolean | undefined>;
  /** API field `fine_grained_backup_detail`: `database`, `schemaList`, `tableList`. At most 8 levels and 64 KiB. */
  declare readonly fineGrainedBackupDetail: pulumi.Output<Record<string, unknown> | undefined>;
  /** API field `guest_agent_version`: version of the agent on the cluster. */
  declare readonly guestAgentVersion: pulumi.Output<string | undefined>;
  /** API field `support_inplace_restore`: whether the cluster itself can be restored from it. */
  declare readonly supportInplaceRestore: pulumi.Output<boolean | undefined>;
  /** API field `support_fine_grained_cross_version_restore`: whether tables can be restored to another version. */
  declare readonly supportFineGrainedCrossVersionRestore: pulumi.Output<boolean | undefined>;
  /** API field `support_fine_grained_asymmetric_restore`: whether tables can be restored to a cluster of another size. */
  declare readonly supportFineGrainedAsymmetricRestore: pulumi.Output<boolean | undefined>;
}

/** Names of the outputs that DWS snapshots and their copies share. */
export const dwsOutputs = [
  "backupDevice",
  "backupKey",
  "backupLevel",
  "bakExpectedStartTime",
  "bakKeepDay",
  "bakPeriod",
  "baseBackupKey",
  "baseBackupName",
  "clusterId",
  "clusterName",
  "clusterStatus",
  "clusterTaskStatus",
  "createdAt",
  "datastore",
  "dbUser",
  "description",
  "fineGrainedBackup",
  "fineGrainedBackupDetail",
  "finishedAt",
  "guestAgentVersion",
  "priorBackupKey",
  "progress",
  "projectId",
  "ready",
  "region",
  "size",
  "startedAt",
  "status",
  "supportFineGrainedAsymmetricRestore",
  "supportFineGrainedCrossVersionRestore",
  "supportInplaceRestore",
  "totalBackupSize",
  "type",
  "updatedAt",
] as const;
