import type * as pulumi from "@pulumi/pulumi";
import { type BccSession, bccSnapshots } from "../clouds/baidu/bcc-snapshot/kind";
import { type BccSnapshotFilters, listAll } from "../clouds/baidu/bcc-snapshot/list";
import type { SnapshotRecord } from "../clouds/baidu/bcc-snapshot/record";
import { regions } from "../clouds/baidu/endpoint";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { BccSnapshot } from "../resources/baidu-bcc-snapshot";
import { filledText, placeRules, tagTexts } from "./arguments";
import { type LookupOutputArgs, snapshotFunctions } from "./functions";
import { type LookupResult, lookups, type RegionArgs } from "./lookup";

/** Arguments of getBccSnapshot. */
export interface GetBccSnapshotArgs extends RegionArgs {
  /** Id of the snapshot, `s-…`. */
  id: string;
}

/** Arguments of getBccSnapshots. A snapshot must pass every filter that is given. */
export interface GetBccSnapshotsArgs extends RegionArgs {
  /** Only snapshots of this disk. */
  volumeId?: string;
  /** Only snapshots with this name. */
  snapshotName?: string;
  /** Only snapshots with this status, such as `"Available"`. */
  status?: string;
  /** Only snapshots that have all these tags. They may have others. */
  tags?: Record<string, string>;
}

/** Arguments of getBccSnapshotOutput. */
export type GetBccSnapshotOutputArgs = LookupOutputArgs<GetBccSnapshotArgs>;
/** Arguments of getBccSnapshotsOutput. */
export type GetBccSnapshotsOutputArgs = LookupOutputArgs<GetBccSnapshotsArgs>;

/** A BCC snapshot as a look-up returns it: the outputs of `BccSnapshot`, as plain values. */
export interface GetBccSnapshotResult extends LookupResult<BccSnapshot> {}

/** Look-ups of BCC snapshots on a runtime of one's own; programs use the functions below. */
export const bccLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, BccSession, BccSnapshotFilters, GetBccSnapshotResult>(
    bccSnapshots(runtime),
    runtime,
    {
      place: placeRules(regions),
      filters: { volumeId: filledText, snapshotName: filledText, status: filledText, tags: tagTexts },
    },
    ({ client }, filters, call) => listAll(client, filters, call),
  );

const own = bccLookups(systemRuntime);

const functions = snapshotFunctions<GetBccSnapshotArgs, GetBccSnapshotsArgs, GetBccSnapshotResult>(
  "baidu",
  "BccSnapshot",
  own,
);

/** The BCC snapshot with this id. Throws LookupError. Uses `GET /v2/snapshot/{id}`. */
export function getBccSnapshot(args: GetBccSnapshotArgs, opts?: pulumi.InvokeOptions): Promise<GetBccSnapshotResult> {
  return functions.one(args, opts);
}

/**
 * The same as getBccSnapshot, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getBccSnapshotOutput(
  args: GetBccSnapshotOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetBccSnapshotResult> {
  return functions.oneOutput(args, opts);
}

/** All BCC snapshots of a region that pass every filter. Throws LookupError. Uses `GET /v2/snapshot`, all pages. */
export function getBccSnapshots(
  args: GetBccSnapshotsArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetBccSnapshotResult[]> {
  return functions.many(args, opts);
}

/**
 * The same as getBccSnapshots, with arguments that may be outputs.
 *
 * @param opts - `dependsOn` waits for resources. During a preview nothing is called for those that are still to be made.
 */
export function getBccSnapshotsOutput(
  args: GetBccSnapshotsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetBccSnapshotResult[]> {
  return functions.manyOutput(args, opts);
}
