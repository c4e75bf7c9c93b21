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

/** Of a snapshot in DWS, made from a cluster or from an automated snapshot. */
export interface DwsOutputs {
  /** The cloud's word: `CREATING`, `AVAILABLE`, `UNAVAILABLE`, `RESTORING`, `FROZEN` or `POLICE_FROZEN`. */
  readonly status: pulumi.Output<string>;
  /** Whether the snapshot is available. */
  readonly ready: pulumi.Output<boolean>;
  /** Percent, 0 to 100. */
  readonly progress: pulumi.Output<number | undefined>;
  /** When the cloud began to make it; RFC 3339, UTC. The same as `startedAt`. */
  readonly createdAt: pulumi.Output<string | undefined>;
  readonly startedAt: pulumi.Output<string | undefined>;
  readonly finishedAt: pulumi.Output<string | undefined>;
  readonly updatedAt: pulumi.Output<string | undefined>;
  /** GB, as the API counts it. */
  readonly size: pulumi.Output<number | undefined>;
  readonly totalBackupSize: pulumi.Output<number | undefined>;
  /** `MANUAL` or `AUTOMATED`. */
  readonly type: pulumi.Output<string | undefined>;
  readonly description: pulumi.Output<string | undefined>;
  /** Where the snapshot lives; later reads and deletes go there, whatever the environment says by then. */
  readonly region: pulumi.Output<string>;
  readonly projectId: pulumi.Output<string>;
  readonly clusterId: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string | undefined>;
  readonly clusterStatus: pulumi.Output<string | undefined>;
  readonly clusterTaskStatus: pulumi.Output<string | undefined>;
  readonly datastore: pulumi.Output<{ type?: string; version?: string } | undefined>;
  readonly dbUser: pulumi.Output<string | undefined>;
  /** `obs`, or the name of a backup appliance. */
  readonly backupDevice: pulumi.Output<string | undefined>;
  /** `cluster`, `schema` or `table`. */
  readonly backupLevel: pulumi.Output<string | undefined>;
  readonly backupKey: pulumi.Output<string | undefined>;
  /** The backup that this one builds on, `FULL` for none. */
  readonly priorBackupKey: pulumi.Output<string | undefined>;
  readonly baseBackupKey: pulumi.Output<string | undefined>;
  readonly baseBackupName: pulumi.Output<string | undefined>;
  readonly bakExpectedStartTime: pulumi.Output<string | undefined>;
  readonly bakKeepDay: pulumi.Output<number | undefined>;
  readonly bakPeriod: pulumi.Output<string | undefined>;
  readonly fineGrainedBackup: pulumi.Output<boolean | undefined>;
  readonly fineGrainedBackupDetail: pulumi.Output<Record<string, unknown> | undefined>;
  readonly guestAgentVersion: pulumi.Output<string | undefined>;
  readonly supportInplaceRestore: pulumi.Output<boolean | undefined>;
  readonly supportFineGrainedCrossVersionRestore: pulumi.Output<boolean | undefined>;
  readonly supportFineGrainedAsymmetricRestore: pulumi.Output<boolean | undefined>;
}

/** No class of its own: the engine takes the caller of a class that directly extends Pulumi's for the line of the program. */
export const DwsBase = pulumi.CustomResource as unknown as abstract new (
  ...args: ConstructorParameters<typeof pulumi.CustomResource>
) => pulumi.CustomResource & DwsOutputs;
