import { textMap } from "../../answers/texts";
import { type Mark, markName, ownerText } from "../../lifecycle/mark";
import type { SnapshotRecord } from "./record";

export const ownerKey = `${markName}-owner`;
export const makingKey = `${markName}-making`;

/** The value of the making tag; any other one means that the create has ended. */
export const making = "true";

/** The tags that tell whose a snapshot is; two of the twenty that it may have. */
export const markTags = (mark: Mark | undefined): Record<string, string> =>
  mark ? { [ownerKey]: ownerText(mark), ...(mark.making ? { [makingKey]: making } : {}) } : {};

/** All tags of a record. One without a key is none. */
export function tagsIn(record: SnapshotRecord): Record<string, string> {
  const list = (record["Tags"] as { Tag?: unknown } | null | undefined)?.Tag;
  if (!Array.isArray(list)) return {};
  return textMap(list.map((tag: Record<string, unknown> | null) => [tag?.["TagKey"], tag?.["TagValue"]]));
}

/** Whether a tag is the cloud's own, or one that tells whose the snapshot is: neither is the user's. */
export const isReservedTag = (key: string): boolean => /^(acs:|aliyun)/i.test(key) || key.startsWith(`${markName}-`);
