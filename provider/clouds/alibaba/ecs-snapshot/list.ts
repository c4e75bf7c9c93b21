import { TransportError } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import type { Clock } from "../../../time/clock";
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

/** Every page of DescribeSnapshots. */
export async function listSnapshots(
  client: EcsClient,
  region: string,
  { tags = {}, diskId, snapshotName, status, snapshotType, resourceGroupId }: EcsSnapshotFilters,
  clock: Clock,
  signal: AbortSignal,
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
    MaxResults: 100,
  };
  const seen = new Set<string>();
  for (let token: string | undefined; ; ) {
    const answer = await withRetry(() => client.call("DescribeSnapshots", { ...params, NextToken: token }, signal), {
      clock,
      signal,
    });
    for (const [id, each] of snapshotsIn(answer)) found.set(id, each);
    const next = answer["NextToken"];
    if (typeof next !== "string" || next === "") return found;
    if (seen.has(next)) throw new TransportError("DescribeSnapshots", "the pages run in a circle");
    seen.add(next);
    token = next;
  }
}
