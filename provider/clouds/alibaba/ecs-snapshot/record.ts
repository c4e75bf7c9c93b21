import { type FieldType, fieldOutput } from "../../answers/fields";
import type { Properties } from "../../lifecycle/kind";
import { ownTags } from "./tags";

/** A snapshot as DescribeSnapshots returns it; every field may be missing or of another type. */
export type SnapshotRecord = Record<string, unknown>;

const copied: Record<string, FieldType> = {
  SnapshotName: "string",
  Description: "string",
  ResourceGroupId: "string",
  Category: "string",
  RetentionDays: "number",
  SnapshotSN: "string",
  SnapshotLinkId: "string",
  SnapshotType: "string",
  ProductCode: "string",
  KMSKeyId: "string",
  Available: "boolean",
  Encrypted: "boolean",
  InstantAccess: "boolean",
  InstantAccessRetentionDays: "number",
  LastModifiedTime: "time",
  FullSnapshotSizeInBytes: "size",
  SourceDiskId: "string",
  SourceDiskType: "string",
  SourceStorageType: "string",
  SourceSnapshotId: "string",
  SourceRegionId: "string",
  Usage: "string",
};

/** Fields with another name here: an abbreviation, and the disk, which has the name of its input: what is secret there stays so. */
const irregular: Record<string, string> = { KMSKeyId: "kmsKeyId", SourceDiskId: "diskId" };

const camelCase = (field: string) => irregular[field] ?? field.charAt(0).toLowerCase() + field.slice(1);

/** The record in Pulumi's words; a field of an unexpected type is left out. Tags that the cloud itself or our marks set are too. */
export function outputsOf(record: SnapshotRecord): Properties {
  const outputs: Properties = {};
  for (const [field, type] of Object.entries(copied)) {
    Object.assign(outputs, fieldOutput(camelCase(field), record[field], type));
  }
  const { SourceDiskSize: size, CreationTime: time } = record;
  const sizeGiB = typeof size === "string" && size ? Number(size) : size; // the cloud writes it as a text
  Object.assign(outputs, fieldOutput("sizeGiB", sizeGiB, "size"), fieldOutput("createdAt", time, "time"));
  const tags = ownTags(record);
  if (Object.keys(tags).length > 0) outputs["tags"] = tags;
  return outputs;
}
