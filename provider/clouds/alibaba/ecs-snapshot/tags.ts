import type { CloudRecord } from "../../answers/fields";
import { largestTags, mapOf } from "../../answers/maps";
import { recordIn } from "../../answers/records";
import { textOf } from "../../answers/texts";
import { type Mark, markName, ownerText } from "../../lifecycle/mark";
import type { SnapshotRecord } from "./record";

export const ownerKey = `${markName}-owner`;
export const makingKey = `${markName}-making`;

/** The value of the making tag; any other one means that the create has ended. */
export const making = "true";

/** The tags that tell whose a snapshot is; two of the twenty that it may have. */
export const markTags = (mark: Mark | undefined): Record<string, string> =>
  mark ? { [ownerKey]: ownerText(mark), ...(mark.making ? { [makingKey]: making } : {}) } : {};

type Tag = CloudRecord<"TagKey" | "TagValue">;

function listIn({ Tags: tags }: SnapshotRecord): readonly Tag[] {
  const { Tag: list } = recordIn(tags);
  return Array.isArray(list) ? list.map(recordIn) : [];
}

/** The value of a tag; undefined without it. */
export function tagIn(record: SnapshotRecord, key: string): string | undefined {
  const tag = listIn(record).findLast((each) => each.TagKey === key);
  return tag ? textOf(tag.TagValue) : undefined;
}

/** The tags that the user set. One without a key is none. */
export const ownTags = (record: SnapshotRecord): Record<string, string> =>
  mapOf(
    {
      items: listIn(record),
      keyIn: (tag) => tag.TagKey,
      valueIn: (tag) => tag.TagValue,
      isOwn: (key) => !isReservedTag(key),
    },
    largestTags,
  );

/** Whether a tag is the cloud's own, or one that tells whose the snapshot is: neither is the user's. */
const isReservedTag = (key: string): boolean => /^(acs:|aliyun)/i.test(key) || key.startsWith(`${markName}-`);
