import { randomUUID } from "node:crypto";
import type { Observation } from "../../../readiness/observation";
import { checkId, createdId } from "../../answers/ids";
import { listedRecords, recordIn } from "../../answers/records";
import type { CallControl, CallOptions } from "../../lifecycle/kind";
import type { Mark } from "../../lifecycle/mark";
import { marking, repeatCreate } from "../../lifecycle/repeat-create";
import { type Answer, type EcsClient, requestIdIn } from "../client";
import { isTokenKnown } from "../error-codes";
import { type Params, tagParams } from "../query";
import { classify } from "./classify";
import type { EcsSnapshotInputs } from "./inputs";
import type { SnapshotRecord } from "./record";
import { markTags } from "./tags";

/** Most snapshots that one DescribeSnapshots takes. */
export const describeLimit = 100;

const capitalised = { standard: "Standard", flash: "Flash" };

/** CreateSnapshot. Every attempt carries the same client token, so that a lost answer makes no second snapshot. */
export function createSnapshot(
  client: EcsClient,
  inputs: EcsSnapshotInputs,
  mark: Mark | undefined,
  call: CallOptions,
): Promise<string> {
  const params: Params = {
    ClientToken: randomUUID(),
    DiskId: inputs.diskId,
    SnapshotName: inputs.snapshotName,
    Description: inputs.description || undefined,
    RetentionDays: inputs.retentionDays,
    ResourceGroupId: inputs.resourceGroupId,
    Category: inputs.category && capitalised[inputs.category],
    ...tagParams({ ...inputs.tags, ...markTags(mark) }),
  };
  return repeatCreate(
    async () => {
      const { SnapshotId: id } = await client.call("CreateSnapshot", params, { ...call, makes: true });
      return createdId("CreateSnapshot", id);
    },
    { operation: "CreateSnapshot", what: `a snapshot of ${inputs.diskId}`, isTokenKnown, ...marking(mark) },
    call,
  );
}

/** DescribeSnapshots for up to 100 ids; those that the cloud does not know are missing, others are left out. */
export async function describeSnapshots(
  client: EcsClient,
  region: string,
  ids: string[],
  call: CallControl,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const answer = await client.call(
    "DescribeSnapshots",
    { RegionId: region, SnapshotIds: JSON.stringify(ids), MaxResults: describeLimit },
    call,
  );
  const wanted = new Set(ids);
  return new Map([...snapshotsIn(answer)].filter(([id]) => wanted.has(id)));
}

/** The snapshots of a DescribeSnapshots answer, by id. */
export function snapshotsIn(answer: Answer): Map<string, Observation<SnapshotRecord>> {
  const { Snapshot: list } = recordIn(answer.Snapshots);
  const records = listedRecords("DescribeSnapshots", list, "SnapshotId");
  return new Map(records.map((record) => [record.SnapshotId, classify(record, requestIdIn(answer))]));
}

/** DeleteSnapshot; while the snapshot is being made this cancels it. */
export async function deleteSnapshot(client: EcsClient, id: string, force: boolean, call: CallControl): Promise<void> {
  await client.call("DeleteSnapshot", { SnapshotId: checkId(id), Force: force }, call);
}
