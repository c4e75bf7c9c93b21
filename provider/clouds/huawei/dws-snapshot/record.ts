import { isReasonable } from "../../../time/reasonable";
import { cut } from "../../answers/cut";
import { type CloudRecord, type FieldTable, fieldOutput, outputsFrom } from "../../answers/fields";
import { recordIn } from "../../answers/records";
import { textOf } from "../../answers/texts";
import type { Properties } from "../../lifecycle/kind";
import { splitMarker } from "../../lifecycle/mark";
import { utcTime } from "../time";

const fields = {
  name: ["name", "string"],
  cluster_id: ["clusterId", "string"],
  cluster_name: ["clusterName", "string"],
  cluster_status: ["clusterStatus", "string"],
  cluster_task_status: ["clusterTaskStatus", "string"],
  size: ["size", "size"],
  total_backup_size: ["totalBackupSize", "size"],
  bak_keep_day: ["bakKeepDay", "number"],
  bak_period: ["bakPeriod", "string"],
  db_user: ["dbUser", "string"],
  backup_key: ["backupKey", "string"],
  prior_backup_key: ["priorBackupKey", "string"],
  base_backup_key: ["baseBackupKey", "string"],
  base_backup_name: ["baseBackupName", "string"],
  backup_device: ["backupDevice", "string"],
  backup_level: ["backupLevel", "string"],
  guest_agent_version: ["guestAgentVersion", "string"],
  support_inplace_restore: ["supportInplaceRestore", "boolean"],
  fine_grained_backup: ["fineGrainedBackup", "boolean"],
  support_fine_grained_cross_version_restore: ["supportFineGrainedCrossVersionRestore", "boolean"],
  support_fine_grained_asymmetric_restore: ["supportFineGrainedAsymmetricRestore", "boolean"],
} as const satisfies FieldTable;

/** A snapshot as DWS returns it. */
export type SnapshotRecord = CloudRecord<
  | keyof typeof fields
  | "id"
  | "status"
  | "progress"
  | "type"
  | "description"
  | "started"
  | "finished"
  | "updated"
  | "bak_expected_start_time"
  | "datastore"
  | "fine_grained_backup_detail"
>;

const camelCase = (field: string) => field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Whether the cloud itself made this snapshot; its documents say AUTO and AUTOMATED. */
export const isAutomated = (record: SnapshotRecord) => /^AUTO/i.test(textOf(record.type));

/** What a description says without our mark. */
export const plainDescription = (description: unknown): string => splitMarker(textOf(description)).text;

/** An object of a record, with its own members in Pulumi's words. */
function nested(value: unknown): Properties | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(recordIn(cut(value))).map(([key, field]) => [camelCase(key), field]));
}

/** The record in Pulumi's words. */
export function outputsOf(record: SnapshotRecord): Properties {
  const expected = Number(textOf(record.bak_expected_start_time) || Number.NaN);
  const startedAt = utcTime(record.started);
  const others = {
    startedAt,
    finishedAt: utcTime(record.finished),
    updatedAt: utcTime(record.updated),
    createdAt: startedAt,
    bakExpectedStartTime: isReasonable(expected) ? new Date(expected).toISOString() : undefined,
    datastore: nested(record.datastore),
    fineGrainedBackupDetail: nested(record.fine_grained_backup_detail),
  };
  return {
    ...outputsFrom(record, fields),
    ...fieldOutput("type", isAutomated(record) ? "AUTOMATED" : record.type, "string"),
    ...fieldOutput("description", plainDescription(record.description), "string"),
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value)),
  };
}
