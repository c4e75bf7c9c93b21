import { fieldOutput } from "../../answers/fields";
import { mapOf } from "../../answers/maps";
import type { Properties } from "../../lifecycle/kind";
import { type Mark, markName, ownerIn, ownerText } from "../../lifecycle/mark";
import { utcTime } from "../time";

/** A snapshot as EVS returns it; every field may be missing or of another type. */
export type SnapshotRecord = Record<string, unknown>;

/** Most metadata that the cloud takes, in bytes. */
export const largestMetadata = 1_048_576;

/** Metadata keys that the cloud keeps for itself. */
export const isSystemKey = (key: string) => key.startsWith("__system__");

function metadataIn(record: SnapshotRecord): Readonly<Record<string, unknown>> {
  const metadata = record["metadata"];
  return typeof metadata === "object" && metadata !== null && !Array.isArray(metadata)
    ? (metadata as Record<string, unknown>)
    : {};
}

/** The metadata with such keys, as texts. What has no key is none. */
function metadataWith(
  record: SnapshotRecord,
  isOwn: (key: string) => boolean,
  largest: number,
): Record<string, string> {
  const metadata = metadataIn(record);
  return mapOf({ items: Object.keys(metadata), keyIn: (key) => key, valueIn: (key) => metadata[key], isOwn }, largest);
}

/** The metadata that the cloud keeps for itself. */
export const systemMetadata = (record: SnapshotRecord): Record<string, string> =>
  metadataWith(record, isSystemKey, Number.POSITIVE_INFINITY);

const ownerKey = `${markName}-owner`;
export const makingKey = `${markName}-making`;

/** Whether a key is the cloud's own, or tells whose the snapshot is: neither is the user's. */
export const isReservedKey = (key: string) => isSystemKey(key) || key.startsWith(`${markName}-`);

/** The metadata that tells whose a snapshot is. */
export const markMetadata = (mark: Mark | undefined): Record<string, string> =>
  mark ? { [ownerKey]: ownerText(mark), ...(mark.making ? { [makingKey]: "true" } : {}) } : {};

/** The mark that a record carries. */
export function markOf(record: SnapshotRecord): Mark | undefined {
  const metadata = metadataIn(record);
  const owner = ownerIn(metadata[ownerKey]);
  return owner && { ...owner, making: metadata[makingKey] !== undefined };
}

const copied: Record<string, string> = {
  name: "name",
  description: "description",
  volume_id: "volumeId",
  service_type: "serviceType",
  dedicated_storage_id: "dedicatedStorageId",
  dedicated_storage_name: "dedicatedStorageName",
};

/** The record in Pulumi's words, without the metadata that the cloud itself or our marks set. */
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
  const metadata = metadataWith(record, (key) => !isReservedKey(key), largestMetadata);
  if (Object.keys(metadata).length > 0) outputs["metadata"] = metadata;
  return outputs;
}
