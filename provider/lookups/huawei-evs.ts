import type * as pulumi from "@pulumi/pulumi";
import { type EvsSession, evsSnapshots } from "../clouds/huawei/evs-snapshot/kind";
import { type EvsSnapshotFilters, listAll } from "../clouds/huawei/evs-snapshot/list";
import type { SnapshotRecord } from "../clouds/huawei/evs-snapshot/record";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { EvsSnapshot } from "../resources/huawei-evs-snapshot";
import { filledText } from "./arguments";
import { listOf, lookupFunctions, type OutputArgs } from "./functions";
import { type Found, lookups } from "./lookup";
import { type ProjectPlace, projectRules } from "./project-place";

/** Which EVS snapshot. */
export interface GetEvsSnapshotArgs extends ProjectPlace {
  /** A UUID. */
  id: string;
}

/** Which EVS snapshots: those that pass every filter. */
export interface GetEvsSnapshotsArgs extends EvsSnapshotFilters, ProjectPlace {}

/** The same, of outputs. */
export type GetEvsSnapshotOutputArgs = OutputArgs<GetEvsSnapshotArgs>;
/** The same, of outputs. */
export type GetEvsSnapshotsOutputArgs = OutputArgs<GetEvsSnapshotsArgs>;

/** An EVS snapshot as a look-up returns it: the outputs of the resource, as plain values. */
export interface GetEvsSnapshotResult extends Found<EvsSnapshot> {}

/** Look-ups of EVS snapshots on a runtime of one's own; programs use the functions below. */
export const evsLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, EvsSession, EvsSnapshotFilters, GetEvsSnapshotResult>(
    evsSnapshots(runtime),
    runtime,
    {
      place: projectRules,
      filters: { volumeId: filledText, name: filledText, status: filledText },
    },
    (session, filters, call) => listAll(session, filters, runtime.clock, call),
  );

const own = evsLookups(systemRuntime);

const [one, oneOutput] = lookupFunctions<GetEvsSnapshotArgs, GetEvsSnapshotResult>({
  cloud: "huawei",
  name: "getEvsSnapshot",
  check: own.checkOne,
  run: own.one,
  mocked: (answer) => answer as unknown as GetEvsSnapshotResult,
});

const [many, manyOutput] = lookupFunctions<GetEvsSnapshotsArgs, GetEvsSnapshotResult[]>({
  cloud: "huawei",
  name: "getEvsSnapshots",
  check: own.checkMany,
  run: own.many,
  mocked: listOf,
});

/** The EVS snapshot with this id. Throws LookupError. Stands on GET cloudsnapshots/{id}. */
export function getEvsSnapshot(args: GetEvsSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetEvsSnapshotResult> {
  return one(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getEvsSnapshotOutput(
  args: GetEvsSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEvsSnapshotResult> {
  return oneOutput(args, opts);
}

/** All EVS snapshots of a project that pass every filter. Throws LookupError. Stands on GET cloudsnapshots/detail, all pages. */
export function getEvsSnapshots(
  args: GetEvsSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetEvsSnapshotResult[]> {
  return many(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getEvsSnapshotsOutput(
  args: GetEvsSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetEvsSnapshotResult[]> {
  return manyOutput(args, opts);
}
