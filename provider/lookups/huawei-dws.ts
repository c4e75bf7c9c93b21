import type * as pulumi from "@pulumi/pulumi";
import type { DwsSession } from "../clouds/huawei/dws-snapshot/base";
import { dwsSnapshots } from "../clouds/huawei/dws-snapshot/kind";
import { type DwsSnapshotFilters, listAll } from "../clouds/huawei/dws-snapshot/list";
import type { SnapshotRecord } from "../clouds/huawei/dws-snapshot/record";
import { oneOf } from "../clouds/inputs/rules";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { DwsSnapshot } from "../resources/huawei-dws-snapshot";
import { filledText } from "./arguments";
import { type LookupOutputArgs, snapshotFunctions } from "./functions";
import { type LookupResult, lookups, type ProjectArgs } from "./lookup";
import { projectRules } from "./project-place";

/** Arguments of getDwsSnapshot. */
export interface GetDwsSnapshotArgs extends ProjectArgs {
  /** Id of the snapshot, a UUID. */
  id: string;
}

/** Arguments of getDwsSnapshots. A snapshot must pass every filter that is given. */
export interface GetDwsSnapshotsArgs extends ProjectArgs {
  /** Only snapshots of this cluster. */
  clusterId?: string;
  /** Only the snapshot with this name. Case does not count, as in DWS. */
  name?: string;
  /** Only snapshots with this status, such as `"AVAILABLE"`. */
  status?: string;
  /** Only snapshots that a user or the cloud made. */
  type?: "MANUAL" | "AUTOMATED";
}

/** Arguments of getDwsSnapshotOutput. */
export type GetDwsSnapshotOutputArgs = LookupOutputArgs<GetDwsSnapshotArgs>;
/** Arguments of getDwsSnapshotsOutput. */
export type GetDwsSnapshotsOutputArgs = LookupOutputArgs<GetDwsSnapshotsArgs>;

/** A DWS snapshot as a look-up returns it: the outputs of `DwsSnapshot`, as plain values. */
export interface GetDwsSnapshotResult extends LookupResult<DwsSnapshot> {}

/** Look-ups of DWS snapshots on a runtime of one's own; programs use the functions below. */
export const dwsLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, DwsSession, DwsSnapshotFilters, GetDwsSnapshotResult>(
    dwsSnapshots(runtime),
    runtime,
    {
      place: projectRules,
      filters: { clusterId: filledText, name: filledText, status: filledText, type: oneOf("MANUAL", "AUTOMATED") },
    },
    (session, filters, call) => listAll(session, filters, call),
  );

const own = dwsLookups(systemRuntime);

const functions = snapshotFunctions<GetDwsSnapshotArgs, GetDwsSnapshotsArgs, GetDwsSnapshotResult>(
  "huawei",
  "DwsSnapshot",
  own,
);

/** The DWS snapshot with this id. Throws LookupError. Uses `GET snapshots/{id}`. */
export function getDwsSnapshot(args: GetDwsSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetDwsSnapshotResult> {
  return functions.one(args, opts);
}

/**
 * The same as getDwsSnapshot, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getDwsSnapshotOutput(
  args: GetDwsSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetDwsSnapshotResult> {
  return functions.oneOutput(args, opts);
}

/** All DWS snapshots of a project that pass every filter. Throws LookupError. Uses `GET snapshots`. */
export function getDwsSnapshots(
  args: GetDwsSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetDwsSnapshotResult[]> {
  return functions.many(args, opts);
}

/**
 * The same as getDwsSnapshots, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getDwsSnapshotsOutput(
  args: GetDwsSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetDwsSnapshotResult[]> {
  return functions.manyOutput(args, opts);
}
