import { withRetry } from "../../../http/retry";
import type { Clock } from "../../../time/clock";
import { checkId } from "../../answers/ids";
import type { CallOptions, Properties } from "../../lifecycle/kind";
import type { EcsClient } from "../client";
import { type Params, tagParams } from "../query";

/** Most tags that one TagResources or UntagResources takes. */
const tagChunk = 20;

const chunks = <T>(list: T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / tagChunk) }, (_, i) => list.slice(i * tagChunk, (i + 1) * tagChunk));

/** The attributes to change; empty when there is nothing to do. A name cannot be taken away once it is given. */
function attributeChange(olds: Properties, news: Properties): Params {
  const change: Params = {};
  if (news["snapshotName"] !== undefined && news["snapshotName"] !== olds["snapshotName"]) {
    change["SnapshotName"] = news["snapshotName"] as string;
  }
  if ((news["description"] ?? "") !== (olds["description"] ?? "")) {
    change["Description"] = (news["description"] ?? "") as string;
  }
  if (news["retentionDays"] !== undefined && news["retentionDays"] !== olds["retentionDays"]) {
    change["RetentionDays"] = news["retentionDays"] as number;
  }
  return change;
}

/** Brings name, description, retention, tags and resource group into line with calls for what differs only. */
export async function modifySnapshot(
  client: EcsClient,
  region: string,
  id: string,
  { olds, news }: { olds: Properties; news: Properties },
  clock: Clock,
  call: CallOptions,
): Promise<void> {
  const send = (action: string, params: Params) =>
    withRetry(() => client.call(action, params, call), { clock, ...call, waitForBusy: true });
  checkId(id);
  const target = { RegionId: region, ResourceType: "snapshot" };

  const change = attributeChange(olds, news);
  if (Object.keys(change).length > 0) await send("ModifySnapshotAttribute", { SnapshotId: id, ...change });

  const before = (olds["tags"] ?? {}) as Record<string, string>;
  const after = (news["tags"] ?? {}) as Record<string, string>;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  for (const keys of chunks(gone)) {
    const params = Object.fromEntries(keys.map((key, i) => [`TagKey.${i + 1}`, key]));
    await send("UntagResources", { ...target, "ResourceId.1": id, ...params });
  }
  const changed = Object.entries(after).filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value);
  for (const entries of chunks(changed)) {
    await send("TagResources", { ...target, "ResourceId.1": id, ...tagParams(Object.fromEntries(entries)) });
  }

  const group = news["resourceGroupId"];
  if (group !== undefined && group !== olds["resourceGroupId"]) {
    await send("JoinResourceGroup", { ...target, ResourceId: id, ResourceGroupId: group as string });
  }
}
