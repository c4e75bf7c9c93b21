import { type CloudRecord, type FieldTable, fieldOutput, outputsFrom } from "../../answers/fields";
import { largestTags, mapOf } from "../../answers/maps";
import { recordIn } from "../../answers/records";
import { textOf } from "../../answers/texts";
import type { Properties } from "../../lifecycle/kind";
import { splitMarker } from "../../lifecycle/mark";

const fields = {
  name: ["snapshotName", "string"],
  sizeInGB: ["sizeGiB", "size"],
  createTime: ["createdAt", "time"],
  expireTime: ["expireTime", "time"],
  createMethod: ["createMethod", "string"],
  package: ["package", "boolean"],
  templateId: ["templateId", "string"],
  insnapId: ["insnapId", "string"],
  encrypted: ["encrypted", "boolean"],
} as const satisfies FieldTable;

/** A snapshot as BCC returns it. */
export type SnapshotRecord = CloudRecord<
  keyof typeof fields | "id" | "status" | "progress" | "desc" | "volumeId" | "tags"
>;

type Tag = CloudRecord<"tagKey" | "tagValue">;

/** The tags of a record. */
export function tagsIn({ tags }: SnapshotRecord): Record<string, string> {
  const items: readonly Tag[] = Array.isArray(tags) ? tags.map(recordIn) : [];
  return mapOf({ items, keyIn: ({ tagKey }) => tagKey, valueIn: ({ tagValue }) => tagValue }, largestTags);
}

/**
 * The record in Pulumi's words. The cloud's volumeId names an instance for system disks, and is empty once the disk is
 * released.
 */
export function outputsOf(record: SnapshotRecord): Properties {
  const { text } = splitMarker(textOf(record.desc)); // without our mark
  const { volumeId: source } = record;
  const isInstance = typeof source === "string" && source.startsWith("i-");
  const tags = tagsIn(record);
  return {
    ...outputsFrom(record, fields),
    ...fieldOutput("desc", text, "string"),
    ...fieldOutput(isInstance ? "instanceId" : "volumeId", source, "string"),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  };
}
