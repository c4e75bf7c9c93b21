import type * as pulumi from "@pulumi/pulumi";
import type { DwsSession } from "../clouds/huawei/dws/kind";
import { type DwsSnapshotFilters, listAll } from "../clouds/huawei/dws/list";
import type { SnapshotRecord } from "../clouds/huawei/dws/record";
import { dwsSnapshots } from "../clouds/huawei/dws/snapshot";
import { oneOf } from "../clouds/inputs/rules";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { DwsSnapshot } from "../resources/huawei-dws-snapshot";
import { filledText } from "./arguments";
import { listOf, lookupFunctions, type OutputArgs } from "./functions";
import { type Found, lookups } from "./lookup";
import { type ProjectPlace, projectRules } from "./project-place";

/** Which DWS snapshot. */
export interface GetDwsSnapshotArgs extends ProjectPlace {
  /** A UUID. */
  id: string;
}

/** Which DWS snapshots: those that pass every filter. */
export interface GetDwsSnapshotsArgs extends DwsSnapshotFilters, ProjectPlace {}

/** The same, of outputs. */
export type GetDwsSnapshotOutputArgs = OutputArgs<GetDwsSnapshotArgs>;
/** The same, of outputs. */
export type GetDwsSnapshotsOutputArgs = OutputArgs<GetDwsSnapshotsArgs>;

/** An DWS snapshot as a look-up returns it: the outputs of the resource, as plain values. */
export interface GetDwsSnapshotResult extends Found<DwsSnapshot> {}

/** Look-ups of DWS snapshots on a runtime of one's own; programs use the functions below. */
export const dwsLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, DwsSession, DwsSnapshotFilters, GetDwsSnapshotResult>(
    dwsSnapshots(runtime),
    runtime,
    {
      place: projectRules,
      filters: { clusterId: filledText, name: filledText, status: filledText, type: oneOf("MANUAL", "AUTOMATED") },
    },
    (session, filters, call) => listAll(session, filters, runtime.clock, call),
  );

const own = dwsLookups(systemRuntime);

const [one, oneOutput] = lookupFunctions<GetDwsSnapshotArgs, GetDwsSnapshotResult>({
  cloud: "huawei",
  name: "getDwsSnapshot",
  check: own.checkOne,
  run: own.one,
  mocked: (answer) => answer as unknown as GetDwsSnapshotResult,
});

const [many, manyOutput] = lookupFunctions<GetDwsSnapshotsArgs, GetDwsSnapshotResult[]>({
  cloud: "huawei",
  name: "getDwsSnapshots",
  check: own.checkMany,
  run: own.many,
  mocked: listOf,
});

/** The DWS snapshot with this id. Throws LookupError. Stands on GET snapshots/{id}. */
export function getDwsSnapshot(args: GetDwsSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetDwsSnapshotResult> {
  return one(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getDwsSnapshotOutput(
  args: GetDwsSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetDwsSnapshotResult> {
  return oneOutput(args, opts);
}

/** All DWS snapshots of a project that pass every filter. Throws LookupError. Stands on GET snapshots. */
export function getDwsSnapshots(
  args: GetDwsSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetDwsSnapshotResult[]> {
  return many(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getDwsSnapshotsOutput(
  args: GetDwsSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetDwsSnapshotResult[]> {
  return manyOutput(args, opts);
}
