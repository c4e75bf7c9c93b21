import type * as pulumi from "@pulumi/pulumi";
import { type BccSession, bccSnapshots } from "../clouds/baidu/bcc-snapshot/kind";
import { type BccSnapshotFilters, listAll } from "../clouds/baidu/bcc-snapshot/list";
import type { SnapshotRecord } from "../clouds/baidu/bcc-snapshot/record";
import { regions } from "../clouds/baidu/endpoint";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { BccSnapshot } from "../resources/baidu-bcc-snapshot";
import { filledText, placeRules, tagTexts } from "./arguments";
import { listOf, lookupFunctions, type OutputArgs } from "./functions";
import { type Found, lookups, type Place } from "./lookup";

/** Which BCC snapshot. */
export interface GetBccSnapshotArgs extends Place {
  /** `s-…` */
  id: string;
}

/** Which BCC snapshots: those that pass every filter. */
export interface GetBccSnapshotsArgs extends BccSnapshotFilters, Place {}

/** The same, of outputs. */
export type GetBccSnapshotOutputArgs = OutputArgs<GetBccSnapshotArgs>;
/** The same, of outputs. */
export type GetBccSnapshotsOutputArgs = OutputArgs<GetBccSnapshotsArgs>;

/** An BCC snapshot as a look-up returns it: the outputs of the resource, as plain values. */
export interface GetBccSnapshotResult extends Found<BccSnapshot> {}

/** Look-ups of BCC snapshots on a runtime of one's own; programs use the functions below. */
export const bccLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, BccSession, BccSnapshotFilters, GetBccSnapshotResult>(
    bccSnapshots(runtime),
    runtime,
    {
      place: placeRules(regions),
      filters: { volumeId: filledText, snapshotName: filledText, status: filledText, tags: tagTexts },
    },
    ({ client }, filters, call) => listAll(client, filters, runtime.clock, call),
  );

const own = bccLookups(systemRuntime);

const [one, oneOutput] = lookupFunctions<GetBccSnapshotArgs, GetBccSnapshotResult>({
  cloud: "baidu",
  name: "getBccSnapshot",
  check: own.checkOne,
  run: own.one,
  mocked: (answer) => answer as unknown as GetBccSnapshotResult,
});

const [many, manyOutput] = lookupFunctions<GetBccSnapshotsArgs, GetBccSnapshotResult[]>({
  cloud: "baidu",
  name: "getBccSnapshots",
  check: own.checkMany,
  run: own.many,
  mocked: listOf,
});

/** The BCC snapshot with this id. Throws LookupError. Stands on GET /v2/snapshot/{id}. */
export function getBccSnapshot(args: GetBccSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetBccSnapshotResult> {
  return one(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getBccSnapshotOutput(
  args: GetBccSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetBccSnapshotResult> {
  return oneOutput(args, opts);
}

/** All BCC snapshots of a region that pass every filter. Throws LookupError. Stands on GET /v2/snapshot, all pages. */
export function getBccSnapshots(
  args: GetBccSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetBccSnapshotResult[]> {
  return many(args, opts);
}

/** The same, of outputs and to outputs. `dependsOn` waits for resources; during a preview nothing is called for those still to be made. */
export function getBccSnapshotsOutput(
  args: GetBccSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetBccSnapshotResult[]> {
  return manyOutput(args, opts);
}
