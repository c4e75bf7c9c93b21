import { fieldOutput } from "../../answers/fields";
import type { Properties } from "../../lifecycle/kind";
import { utcTime } from "../time";

/** A snapshot as EVS returns it; every field may be missing or of another type. */
export type SnapshotRecord = Record<string, unknown>;

/** Metadata keys that the cloud keeps for itself. */
export const isSystemKey = (key: string) => key.startsWith("__system__");

/** All metadata of a record, as texts. */
export function metadataOf(record: SnapshotRecord): Record<string, string> {
  const metadata = record["metadata"];
  if (typeof metadata !== "object" || metadata === null) return {};
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)]));
}

const copied: Record<string, string> = {
  name: "name",
  description: "description",
  volume_id: "volumeId",
  service_type: "serviceType",
  dedicated_storage_id: "dedicatedStorageId",
  dedicated_storage_name: "dedicatedStorageName",
};

/** The record in Pulumi's words, without the metadata that the cloud itself sets. */
export function outputsOf(record: SnapshotRecord): Properties {
  const outputs: Properties = {};
  for (const [field, output] of Object.entries(copied)) {
    Object.assign(outputs, fieldOutput(output, record[field], "string"));
  }
  Object.assign(outputs, fieldOutput("sizeGiB", record["size"], "size"));
  const createdAt = utcTime(record["created_at"]);
  const updatedAt = utcTime(record["updated_at"]);
  if (createdAt) outputs["createdAt"] = createdAt;
  if (updatedAt) outputs["updatedAt"] = updatedAt;
  const metadata = Object.entries(metadataOf(record)).filter(([key]) => !isSystemKey(key));
  if (metadata.length > 0) outputs["metadata"] = Object.fromEntries(metadata);
  return outputs;
}
