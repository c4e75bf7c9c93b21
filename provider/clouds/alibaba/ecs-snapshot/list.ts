import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import { PageWatch } from "../../answers/pages";
import type { CallOptions } from "../../lifecycle/kind";
import type { EcsClient } from "../client";
import { tagParams } from "../query";
import { snapshotsIn } from "./operations";
import type { SnapshotRecord } from "./record";

/** What DescribeSnapshots can filter by. Snapshots must pass all of them. */
export interface EcsSnapshotFilters {
  diskId?: string;
  snapshotName?: string;
  status?: "progressing" | "accomplished" | "failed";
  snapshotType?: "auto" | "user";
  resourceGroupId?: string;
  tags?: Record<string, string>;
}

/** Only snapshots made since then, milliseconds since the epoch. */
interface Since {
  since?: number;
}

/** As the API writes times in filters: to the minute, in UTC. */
const minute = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;

/** Every page of DescribeSnapshots. */
export async function listSnapshots(
  client: EcsClient,
  region: string,
  { tags = {}, diskId, snapshotName, status, snapshotType, resourceGroupId, since }: EcsSnapshotFilters & Since,
  call: CallOptions,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const found = new Map<string, Observation<SnapshotRecord>>();
  const params = {
    RegionId: region,
    DiskId: diskId,
    SnapshotName: snapshotName,
    Status: status,
    SnapshotType: snapshotType,
    ResourceGroupId: resourceGroupId,
    ...tagParams(tags),
    ...(since === undefined ? {} : { "Filter.1.Key": "CreationStartTime", "Filter.1.Value": minute(since) }),
    MaxResults: 100,
  };
  const watch = new PageWatch("DescribeSnapshots");
  for (let token: string | undefined; ; ) {
    const page = async () => {
      const answer = await client.call("DescribeSnapshots", { ...params, NextToken: token }, call);
      return { snapshots: snapshotsIn(answer), next: answer.NextToken };
    };
    const { snapshots, next } = await withRetry(page, call);
    for (const [id, each] of snapshots) found.set(id, each);
    if (typeof next !== "string" || next === "") return found;
    watch.turn(snapshots.keys(), next);
    token = next;
  }
}
