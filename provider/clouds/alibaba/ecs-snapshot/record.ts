import { type CloudRecord, type FieldTable, fieldOutput, outputsFrom } from "../../answers/fields";
import type { Properties } from "../../lifecycle/kind";
import { ownTags } from "./tags";

/** The disk has the name of its input: what is secret there stays so. */
const fields = {
  SnapshotName: ["snapshotName", "string"],
  Description: ["description", "string"],
  ResourceGroupId: ["resourceGroupId", "string"],
  Category: ["category", "string"],
  RetentionDays: ["retentionDays", "number"],
  SnapshotSN: ["snapshotSN", "string"],
  SnapshotLinkId: ["snapshotLinkId", "string"],
  SnapshotType: ["snapshotType", "string"],
  ProductCode: ["productCode", "string"],
  KMSKeyId: ["kmsKeyId", "string"],
  Available: ["available", "boolean"],
  Encrypted: ["encrypted", "boolean"],
  InstantAccess: ["instantAccess", "boolean"],
  InstantAccessRetentionDays: ["instantAccessRetentionDays", "number"],
  LastModifiedTime: ["lastModifiedTime", "time"],
  FullSnapshotSizeInBytes: ["fullSnapshotSizeInBytes", "size"],
  SourceDiskId: ["diskId", "string"],
  SourceDiskType: ["sourceDiskType", "string"],
  SourceStorageType: ["sourceStorageType", "string"],
  SourceSnapshotId: ["sourceSnapshotId", "string"],
  SourceRegionId: ["sourceRegionId", "string"],
  Usage: ["usage", "string"],
  CreationTime: ["createdAt", "time"],
} as const satisfies FieldTable;

/** A snapshot as DescribeSnapshots returns it. */
export type SnapshotRecord = CloudRecord<
  keyof typeof fields | "SnapshotId" | "Status" | "Progress" | "RemainTime" | "SourceDiskSize" | "Tags"
>;

/** The record in Pulumi's words, without the tags that the cloud itself or our marks set. */
export function outputsOf(record: SnapshotRecord): Properties {
  const { SourceDiskSize: size } = record;
  const sizeGiB = typeof size === "string" && size ? Number(size) : size; // the cloud writes it as a text
  const tags = ownTags(record);
  return {
    ...outputsFrom(record, fields),
    ...fieldOutput("sizeGiB", sizeGiB, "size"),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  };
}
