import { withRetry } from "../../../http/retry";
import { checkId } from "../../answers/ids";
import type { CallOptions, KindChange } from "../../lifecycle/kind";
import type { Action, EcsClient } from "../client";
import { type Params, tagParams } from "../query";
import type { EcsSnapshotInputs } from "./inputs";

/** Most tags that one TagResources or UntagResources takes. */
const tagChunk = 20;

const chunks = <T>(list: T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / tagChunk) }, (_, i) => list.slice(i * tagChunk, (i + 1) * tagChunk));

/** The attributes to change; empty when there is nothing to do. A name cannot be taken away once it is given. */
function attributeChange({ olds, news }: KindChange<EcsSnapshotInputs>): Params {
  const { snapshotName, description = "", retentionDays } = news;
  return {
    ...(snapshotName === olds.snapshotName ? {} : { SnapshotName: snapshotName }),
    ...(description === (olds.description ?? "") ? {} : { Description: description }),
    ...(retentionDays === olds.retentionDays ? {} : { RetentionDays: retentionDays }),
  };
}

/** Brings name, description, retention, tags and resource group into line with calls for what differs only. */
export async function modifySnapshot(
  client: EcsClient,
  region: string,
  id: string,
  whole: KindChange<EcsSnapshotInputs>,
  call: CallOptions,
): Promise<void> {
  const send = (action: Action, params: Params) =>
    withRetry(() => client.call(action, params, call), { ...call, waitForBusy: true });
  checkId(id);
  const target = { RegionId: region, ResourceType: "snapshot" };

  const { olds, news } = whole;
  const change = attributeChange(whole);
  if (Object.values(change).some((value) => value !== undefined))
    await send("ModifySnapshotAttribute", { SnapshotId: id, ...change });

  const before = new Map(Object.entries(olds.tags ?? {}));
  const after = Object.entries(news.tags ?? {});
  const gone = [...before.keys()].filter((key) => !Object.hasOwn(news.tags ?? {}, key));
  for (const keys of chunks(gone)) {
    const params = Object.fromEntries(keys.map((key, i) => [`TagKey.${i + 1}`, key]));
    await send("UntagResources", { ...target, "ResourceId.1": id, ...params });
  }
  const changed = after.filter(([key, value]) => before.get(key) !== value);
  for (const entries of chunks(changed)) {
    await send("TagResources", { ...target, "ResourceId.1": id, ...tagParams(Object.fromEntries(entries)) });
  }

  const { resourceGroupId: group } = news;
  if (group !== undefined && group !== olds.resourceGroupId) {
    await send("JoinResourceGroup", { ...target, ResourceId: id, ResourceGroupId: group });
  }
}
