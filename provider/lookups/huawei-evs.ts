import type * as pulumi from "@pulumi/pulumi";
import { type EvsSession, evsSnapshots } from "../clouds/huawei/evs-snapshot/kind";
import { type EvsSnapshotFilters, listAll } from "../clouds/huawei/evs-snapshot/list";
import type { SnapshotRecord } from "../clouds/huawei/evs-snapshot/record";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { EvsSnapshot } from "../resources/huawei-evs-snapshot";
import { filledText } from "./arguments";
import { type LookupOutputArgs, snapshotFunctions } from "./functions";
import { type LookupResult, lookups, type ProjectArgs } from "./lookup";
import { projectRules } from "./project-place";

/** Arguments of getEvsSnapshot. */
export interface GetEvsSnapshotArgs extends ProjectArgs {
  /** Id of the snapshot, a UUID. */
  id: string;
}

/** Arguments of getEvsSnapshots. A snapshot must pass every filter that is given. */
export interface GetEvsSnapshotsArgs extends ProjectArgs {
  /** Only snapshots of this disk. */
  volumeId?: string;
  /** Only snapshots with this name. */
  name?: string;
  /** Only snapshots with this status, such as `"available"`. */
  status?: string;
}

/** Arguments of getEvsSnapshotOutput. */
export type GetEvsSnapshotOutputArgs = LookupOutputArgs<GetEvsSnapshotArgs>;
/** Arguments of getEvsSnapshotsOutput. */
export type GetEvsSnapshotsOutputArgs = LookupOutputArgs<GetEvsSnapshotsArgs>;

/** An EVS snapshot as a look-up returns it: the outputs of `EvsSnapshot`, as plain values. */
export interface GetEvsSnapshotResult extends LookupResult<EvsSnapshot> {}

/** Look-ups of EVS snapshots on a runtime of one's own; programs use the functions below. */
export const evsLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, EvsSession, EvsSnapshotFilters, GetEvsSnapshotResult>(
    evsSnapshots(runtime),
    runtime,
    {
      place: projectRules,
      filters: { volumeId: filledText, name: filledText, status: filledText },
    },
    (session, filters, call) => listAll(session, filters, call),
  );

const own = evsLookups(systemRuntime);

const functions = snapshotFunctions<GetEvsSnapshotArgs, GetEvsSnapshotsArgs, GetEvsSnapshotResult>(
  "huawei",
  "EvsSnapshot",
  own,
);

/** The EVS snapshot with this id. Throws LookupError. Uses `GET cloudsnapshots/{id}`. */
export function getEvsSnapshot(args: GetEvsSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetEvsSnapshotResult> {
  return functions.one(args, opts);
}

/**
 * The same as getEvsSnapshot, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getEvsSnapshotOutput(
  args: GetEvsSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEvsSnapshotResult> {
  return functions.oneOutput(args, opts);
}

/** All EVS snapshots of a project that pass every filter. Throws LookupError. Uses `GET cloudsnapshots/detail`, all pages. */
export function getEvsSnapshots(
  args: GetEvsSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetEvsSnapshotResult[]> {
  return functions.many(args, opts);
}

/**
 * The same as getEvsSnapshots, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getEvsSnapshotsOutput(
  args: GetEvsSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEvsSnapshotResult[]> {
  return functions.manyOutput(args, opts);
}
