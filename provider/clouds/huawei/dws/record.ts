import { isReasonable } from "../../../time/reasonable";
import { cut } from "../../answers/cut";
import { type FieldType, fieldOutput } from "../../answers/fields";
import { textOf } from "../../answers/texts";
import type { Properties } from "../../lifecycle/kind";
import { splitMarker } from "../../lifecycle/mark";
import { utcTime } from "../time";

/** A snapshot as DWS returns it; every field may be missing or of another type. */
export type SnapshotRecord = Record<string, unknown>;

const copied: Record<string, FieldType> = {
  name: "string",
  cluster_id: "string",
  cluster_name: "string",
  cluster_status: "string",
  cluster_task_status: "string",
  size: "size",
  total_backup_size: "size",
  bak_keep_day: "number",
  bak_period: "string",
  db_user: "string",
  backup_key: "string",
  prior_backup_key: "string",
  base_backup_key: "string",
  base_backup_name: "string",
  backup_device: "string",
  backup_level: "string",
  guest_agent_version: "string",
  support_inplace_restore: "boolean",
  fine_grained_backup: "boolean",
  support_fine_grained_cross_version_restore: "boolean",
  support_fine_grained_asymmetric_restore: "boolean",
};

const camelCase = (field: string) => field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Whether the cloud itself made this snapshot; its documents say AUTO and AUTOMATED. */
export const isAutomated = (record: SnapshotRecord) => /^AUTO/i.test(textOf(record["type"]));

/** What a description says without our mark. */
export const plainDescription = (description: unknown): string => splitMarker(textOf(description)).text;

/** The record in Pulumi's words. */
export function outputsOf(record: SnapshotRecord): Properties {
  const outputs: Properties = {};
  for (const [field, type] of Object.entries(copied)) {
    Object.assign(outputs, fieldOutput(camelCase(field), record[field], type));
  }
  Object.assign(outputs, fieldOutput("type", isAutomated(record) ? "AUTOMATED" : record["type"], "string"));
  const description = plainDescription(record["description"]);
  Object.assign(outputs, fieldOutput("description", description, "string"));
  const times = { startedAt: "started", finishedAt: "finished", updatedAt: "updated" };
  for (const [output, field] of Object.entries(times)) {
    const time = utcTime(record[field]);
    if (time) outputs[output] = time;
  }
  if (outputs["startedAt"]) outputs["createdAt"] = outputs["startedAt"];
  const expected = Number(textOf(record["bak_expected_start_time"]) || Number.NaN);
  if (isReasonable(expected)) outputs["bakExpectedStartTime"] = new Date(expected).toISOString();
  const { datastore, fine_grained_backup_detail: detail } = record;
  for (const [output, value] of Object.entries({ datastore, fineGrainedBackupDetail: detail })) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const fields = Object.entries(cut(value) as object);
      outputs[output] = Object.fromEntries(fields.map(([key, field]) => [camelCase(key), field]));
    }
  }
  return outputs;
}
