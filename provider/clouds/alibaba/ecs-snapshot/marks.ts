import { CloudError, isTransient } from "../../../http/errors";
import type { CallControl, Marks } from "../../lifecycle/kind";
import { type Mark, ownerIn } from "../../lifecycle/mark";
import { tagParams } from "../query";
import type { EcsSession } from "./kind";
import { listSnapshots } from "./list";
import type { SnapshotRecord } from "./record";
import { making, makingKey, markTags, ownerKey, tagIn } from "./tags";

function markOf(record: SnapshotRecord): Mark | undefined {
  const owner = ownerIn(tagIn(record, ownerKey));
  return owner && { ...owner, making: tagIn(record, makingKey) === making };
}

async function setTags(
  { client, place }: EcsSession,
  id: string,
  tags: Record<string, string>,
  call: CallControl,
): Promise<void> {
  const target = { RegionId: place.region, ResourceType: "snapshot", "ResourceId.1": id };
  await client.call("TagResources", { ...target, ...tagParams(tags) }, call);
}

/** The list is asked for anew when the first answer has put the cloud's clock this far from where it was thought to be. */
const clockTolerance = 3_600_000;

/** Marks of ECS snapshots are tags: CreateSnapshot sets them, TagResources and UntagResources change them. */
export const ecsMarks: Marks<SnapshotRecord, EcsSession> = {
  of: markOf,
  listName: () => "region",
  async list({ client, place }, _inputs, withinMs, call) {
    // by time, because a filter by tags sees a thousand snapshots at most
    const list = (since: number) => listSnapshots(client, place.region, { snapshotType: "user", since }, call);
    const since = client.now() - withinMs;
    const found = await list(since);
    const corrected = client.now() - withinMs;
    return Math.abs(corrected - since) < clockTolerance ? found : list(corrected);
  },

  write: (session, id, _item, mark, call) => setTags(session, id, markTags(mark), call),
  async release(session, id, _owner, _item, call) {
    try {
      await session.untag.add(id, call.signal);
    } catch (error) {
      if (!(error instanceof CloudError) || isTransient(error)) throw error;
      // without the right to take a tag away, the right to set one does too
      await setTags(session, id, { [makingKey]: "done" }, call);
    }
  },

  isRefusal: (error) => error instanceof CloudError && /^(NoPermission|Forbidden)|tag/i.test(error.details.code),
  permissions: "the actions ecs:TagResources and ecs:UntagResources",
};

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
