import type * as pulumi from "@pulumi/pulumi";
import { type EcsSession, ecsSnapshots } from "../clouds/alibaba/ecs-snapshot/kind";
import { type EcsSnapshotFilters, listSnapshots } from "../clouds/alibaba/ecs-snapshot/list";
import type { SnapshotRecord } from "../clouds/alibaba/ecs-snapshot/record";
import { regions } from "../clouds/alibaba/regions";
import { oneOf } from "../clouds/inputs/rules";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { EcsSnapshot } from "../resources/alibaba-ecs-snapshot";
import { filledText, placeRules, tagTexts } from "./arguments";
import { listOf, lookupFunctions, type OutputArgs } from "./functions";
import { type Found, lookups, type Place } from "./lookup";

/** Which ECS snapshot. */
export interface GetEcsSnapshotArgs extends Place {
  /** `s-…` */
  id: string;
}

/** Which ECS snapshots: those that pass every filter. */
export interface GetEcsSnapshotsArgs extends EcsSnapshotFilters, Place {}

/** The same, of outputs. */
export type GetEcsSnapshotOutputArgs = OutputArgs<GetEcsSnapshotArgs>;
/** The same, of outputs. */
export type GetEcsSnapshotsOutputArgs = OutputArgs<GetEcsSnapshotsArgs>;

/** An ECS snapshot as a look-up returns it: the outputs of the resource, as plain values. */
export interface GetEcsSnapshotResult extends Found<EcsSnapshot> {}

/** Look-ups of ECS snapshots on a runtime of one's own; programs use the functions below. */
export const ecsLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, EcsSession, EcsSnapshotFilters, GetEcsSnapshotResult>(
    ecsSnapshots(runtime),
    runtime,
    {
      place: placeRules(regions),
      filters: {
        diskId: filledText,
        snapshotName: filledText,
        status: oneOf("progressing", "accomplished", "failed"),
        snapshotType: oneOf("auto", "user"),
        resourceGroupId: filledText,
        tags: tagTexts,
      },
    },
    ({ client, place }, filters, call) => listSnapshots(client, place.region, filters, runtime.clock, call),
  );

const own = ecsLookups(systemRuntime);

const [one, oneOutput] = lookupFunctions<GetEcsSnapshotArgs, GetEcsSnapshotResult>({
  cloud: "alibaba",
  name: "getEcsSnapshot",
  check: own.checkOne,
  run: own.one,
  mocked: (answer) => answer as unknown as GetEcsSnapshotResult,
});

const [many, manyOutput] = lookupFunctions<GetEcsSnapshotsArgs, GetEcsSnapshotResult[]>({
  cloud: "alibaba",
  name: "getEcsSnapshots",
  check: own.checkMany,
  run: own.many,
  mocked: listOf,
});

/** The ECS snapshot with this id. Throws LookupError. Stands on DescribeSnapshots. */
export function getEcsSnapshot(args: GetEcsSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetEcsSnapshotResult> {
  return one(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getEcsSnapshotOutput(
  args: GetEcsSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEcsSnapshotResult> {
  return oneOutput(args, opts);
}

/** All ECS snapshots of a region that pass every filter. Throws LookupError. Stands on DescribeSnapshots, all pages. */
export function getEcsSnapshots(
  args: GetEcsSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetEcsSnapshotResult[]> {
  return many(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getEcsSnapshotsOutput(
  args: GetEcsSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEcsSnapshotResult[]> {
  return manyOutput(args, opts);
}
