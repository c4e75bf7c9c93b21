import { CloudError } from "../../../http/errors";
import type { Clock } from "../../../time/clock";
import type { Marks } from "../../lifecycle/kind";
import { type Mark, ownerIn } from "../../lifecycle/mark";
import { tagParams } from "../query";
import type { EcsSession } from "./kind";
import { listSnapshots } from "./list";
import type { SnapshotRecord } from "./record";
import { makingKey, markTags, ownerKey, tagPairs } from "./tags";

function markOf(record: SnapshotRecord): Mark | undefined {
  const tags = new Map(tagPairs(record));
  const owner = ownerIn(tags.get(ownerKey));
  return owner && { ...owner, making: tags.has(makingKey) };
}

/** Marks of ECS snapshots are tags: CreateSnapshot sets them, TagResources and UntagResources change them. */
export const ecsMarks = (clock: Clock): Marks<SnapshotRecord, EcsSession> => ({
  of: markOf,
  listName: () => "region",
  // by time, because a filter by tags sees a thousand snapshots at most
  list: ({ client, place }, _inputs, since, call) =>
    listSnapshots(client, place.region, { snapshotType: "user", since }, clock, call),

  async write({ client, place, untag }, id, item, mark, call) {
    const target = { RegionId: place.region, ResourceType: "snapshot", "ResourceId.1": id };
    await client.call("TagResources", { ...target, ...tagParams(markTags(mark)) }, call);
    if (!mark.making && markOf(item)?.making) await untag.add(id, call.signal);
  },
  release: ({ untag }, id, _owner, _seen, { signal }) => untag.add(id, signal),

  isRefusal: (error) => error instanceof CloudError && /^(NoPermission|Forbidden)|tag/i.test(error.details.code),
  permissions: "the actions ecs:TagResources and ecs:UntagResources",
});

/** UntagResources for the `making` mark of up to 50 snapshots. */
export async function untagMaking(
  { client, place }: Pick<EcsSession, "client" | "place">,
  ids: string[],
): Promise<void> {
  const resources = Object.fromEntries(ids.map((id, i) => [`ResourceId.${i + 1}`, id]));
  await client.call(
    "UntagResources",
    { RegionId: place.region, ResourceType: "snapshot", ...resources, "TagKey.1": makingKey },
    {},
  );
}

/** Most snapshots that one UntagResources takes. */
export const untagLimit = 50;
