import { type FieldType, fieldOutput } from "../../answers/fields";
import { largestTags, mapOf } from "../../answers/maps";
import { textOf } from "../../answers/texts";
import type { Properties } from "../../lifecycle/kind";
import { splitMarker } from "../../lifecycle/mark";

/** A snapshot as BCC returns it; every field may be missing or of another type. */
export type SnapshotRecord = Record<string, unknown>;

const copied: Record<string, [output: string, type: FieldType]> = {
  name: ["snapshotName", "string"],
  sizeInGB: ["sizeGiB", "size"],
  createTime: ["createdAt", "time"],
  expireTime: ["expireTime", "time"],
  createMethod: ["createMethod", "string"],
  package: ["package", "boolean"],
  templateId: ["templateId", "string"],
  insnapId: ["insnapId", "string"],
  encrypted: ["encrypted", "boolean"],
};

/**
 * The record in Pulumi's words. The cloud's volumeId names an instance for system disks, and is empty once the disk is
 * released.
 */
export function outputsOf(record: SnapshotRecord): Properties {
  const outputs: Properties = {};
  for (const [field, [output, type]] of Object.entries(copied)) {
    Object.assign(outputs, fieldOutput(output, record[field], type));
  }
  const { text } = splitMarker(textOf(record["desc"])); // without our mark
  Object.assign(outputs, fieldOutput("desc", text, "string"));
  const source = record["volumeId"];
  const isInstance = typeof source === "string" && source.startsWith("i-");
  Object.assign(outputs, fieldOutput(isInstance ? "instanceId" : "volumeId", source, "string"));
  if (Array.isArray(record["tags"])) {
    const items: readonly (Readonly<Record<string, unknown>> | null)[] = record["tags"];
    const tags = mapOf({ items, keyIn: (tag) => tag?.["tagKey"], valueIn: (tag) => tag?.["tagValue"] }, largestTags);
    if (Object.keys(tags).length > 0) outputs["tags"] = tags;
  }
  return outputs;
}
