import * as pulumi from "@pulumi/pulumi";

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
];

/** A snapshot in DWS, made from a cluster or from an automated snapshot. */
export abstract class DwsResource extends pulumi.CustomResource {
  /** The cloud's word: `CREATING`, `AVAILABLE`, `UNAVAILABLE`, `RESTORING`, `FROZEN` or `POLICE_FROZEN`. */
  declare readonly status: pulumi.Output<string>;
  /** Whether the snapshot is available. */
  declare readonly ready: pulumi.Output<boolean>;
  /** Percent, 0 to 100. */
  declare readonly progress: pulumi.Output<number | undefined>;
  /** When the cloud began to make it; RFC 3339, UTC. The same as `startedAt`. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  declare readonly startedAt: pulumi.Output<string | undefined>;
  declare readonly finishedAt: pulumi.Output<string | undefined>;
  declare readonly updatedAt: pulumi.Output<string | undefined>;
  /** GB, as the API counts it. */
  declare readonly size: pulumi.Output<number | undefined>;
  declare readonly totalBackupSize: pulumi.Output<number | undefined>;
  /** `MANUAL` or `AUTOMATED`. */
  declare readonly type: pulumi.Output<string | undefined>;
  declare readonly description: pulumi.Output<string | undefined>;
  /** Where the snapshot lives; later reads and deletes go there, whatever the environment says by then. */
  declare readonly region: pulumi.Output<string>;
  declare readonly projectId: pulumi.Output<string>;
  declare readonly clusterId: pulumi.Output<string>;
  declare readonly clusterName: pulumi.Output<string | undefined>;
  declare readonly clusterStatus: pulumi.Output<string | undefined>;
  declare readonly clusterTaskStatus: pulumi.Output<string | undefined>;
  declare readonly datastore: pulumi.Output<{ type?: string; version?: string } | undefined>;
  declare readonly dbUser: pulumi.Output<string | undefined>;
  /** `obs`, or the name of a backup appliance. */
  declare readonly backupDevice: pulumi.Output<string | undefined>;
  /** `cluster`, `schema` or `table`. */
  declare readonly backupLevel: pulumi.Output<string | undefined>;
  declare readonly backupKey: pulumi.Output<string | undefined>;
  /** The backup that this one builds on, `FULL` for none. */
  declare readonly priorBackupKey: pulumi.Output<string | undefined>;
  declare readonly baseBackupKey: pulumi.Output<string | undefined>;
  declare readonly baseBackupName: pulumi.Output<string | undefined>;
  declare readonly bakExpectedStartTime: pulumi.Output<string | undefined>;
  declare readonly bakKeepDay: pulumi.Output<number | undefined>;
  declare readonly bakPeriod: pulumi.Output<string | undefined>;
  declare readonly fineGrainedBackup: pulumi.Output<boolean | undefined>;
  declare readonly fineGrainedBackupDetail: pulumi.Output<Record<string, unknown> | undefined>;
  declare readonly guestAgentVersion: pulumi.Output<string | undefined>;
  declare readonly supportInplaceRestore: pulumi.Output<boolean | undefined>;
  declare readonly supportFineGrainedCrossVersionRestore: pulumi.Output<boolean | undefined>;
  declare readonly supportFineGrainedAsymmetricRestore: pulumi.Output<boolean | undefined>;
}
