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
import { type LookupOutputArgs, snapshotFunctions } from "./functions";
import { type LookupResult, lookups, type RegionArgs } from "./lookup";

/** Arguments of getEcsSnapshot. */
export interface GetEcsSnapshotArgs extends RegionArgs {
  /** The SnapshotId, `s-…`. */
  id: string;
}

/** Arguments of getEcsSnapshots. A snapshot must pass every filter that is given. */
export interface GetEcsSnapshotsArgs extends RegionArgs {
  /** Only snapshots of this disk. */
  diskId?: string;
  /** Only snapshots with this name. */
  snapshotName?: string;
  /** Only snapshots with this status. */
  status?: "progressing" | "accomplished" | "failed";
  /** Only snapshots that a user or an automatic policy made. */
  snapshotType?: "auto" | "user";
  /** Only snapshots of this resource group. */
  resourceGroupId?: string;
  /** Only snapshots that have all these tags. They may have others. */
  tags?: Record<string, string>;
}

/** Arguments of getEcsSnapshotOutput. */
export type GetEcsSnapshotOutputArgs = LookupOutputArgs<GetEcsSnapshotArgs>;
/** Arguments of getEcsSnapshotsOutput. */
export type GetEcsSnapshotsOutputArgs = LookupOutputArgs<GetEcsSnapshotsArgs>;

/** An ECS snapshot as a look-up returns it: the outputs of `EcsSnapshot`, as plain values. */
export interface GetEcsSnapshotResult extends LookupResult<EcsSnapshot> {}

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
    ({ client, place }, filters, call) => listSnapshots(client, place.region, filters, call),
  );

const own = ecsLookups(systemRuntime);

const functions = snapshotFunctions<GetEcsSnapshotArgs, GetEcsSnapshotsArgs, GetEcsSnapshotResult>(
  "alibaba",
  "EcsSnapshot",
  own,
);

/** The ECS snapshot with this id. Throws LookupError. Uses DescribeSnapshots. */
export function getEcsSnapshot(args: GetEcsSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetEcsSnapshotResult> {
  return functions.one(args, opts);
}

/**
 * The same as getEcsSnapshot, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getEcsSnapshotOutput(
  args: GetEcsSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEcsSnapshotResult> {
  return functions.oneOutput(args, opts);
}

/** All ECS snapshots of a region that pass every filter. Throws LookupError. Uses DescribeSnapshots, all pages. */
export function getEcsSnapshots(
  args: GetEcsSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetEcsSnapshotResult[]> {
  return functions.many(args, opts);
}

/**
 * The same as getEcsSnapshots, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getEcsSnapshotsOutput(
  args: GetEcsSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEcsSnapshotResult[]> {
  return functions.manyOutput(args, opts);
}
