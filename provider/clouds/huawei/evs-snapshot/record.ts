import { type CloudRecord, type FieldTable, outputsFrom } from "../../answers/fields";
import { mapOf } from "../../answers/maps";
import { recordIn } from "../../answers/records";
import type { Properties } from "../../lifecycle/kind";
import { type Mark, markName, ownerIn, ownerText } from "../../lifecycle/mark";
import { utcTime } from "../time";

/** Most metadata that the cloud takes, in bytes. */
export const largestMetadata = 1_048_576;

/** Metadata keys that the cloud keeps for itself. */
export const isSystemKey = (key: string) => key.startsWith("__system__");

const metadataIn = ({ metadata }: SnapshotRecord) => recordIn(metadata);

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

const fields = {
  name: ["name", "string"],
  description: ["description", "string"],
  volume_id: ["volumeId", "string"],
  service_type: ["serviceType", "string"],
  dedicated_storage_id: ["dedicatedStorageId", "string"],
  dedicated_storage_name: ["dedicatedStorageName", "string"],
  size: ["sizeGiB", "size"],
} as const satisfies FieldTable;

/** A snapshot as EVS returns it. */
export type SnapshotRecord = CloudRecord<
  | keyof typeof fields
  | "id"
  | "status"
  | "os-extended-snapshot-attributes:progress"
  | "created_at"
  | "updated_at"
  | "metadata"
>;

/** The record in Pulumi's words, without the metadata that the cloud itself or our marks set. */
export function outputsOf(record: SnapshotRecord): Properties {
  const createdAt = utcTime(record.created_at);
  const updatedAt = utcTime(record.updated_at);
  const metadata = metadataWith(record, (key) => !isReservedKey(key), largestMetadata);
  return {
    ...outputsFrom(record, fields),
    ...(createdAt ? { createdAt } : {}),
    ...(updatedAt ? { updatedAt } : {}),
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
  };
}
