import { type BccSession, bccSnapshots } from "../clouds/baidu/bcc-snapshot/kind";
import { type BccSnapshotFilters, listAll } from "../clouds/baidu/bcc-snapshot/list";
import type { SnapshotRecord } from "../clouds/baidu/bcc-snapshot/record";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { BccSnapshot } from "../resources/baidu-bcc-snapshot";
import { type Found, lookups, outputVariant, type Place } from "./lookup";

export type { BccSnapshotFilters };

/** A BCC snapshot as a look-up returns it. */
export type FoundBccSnapshot = Found<BccSnapshot>;

/** Look-ups of BCC snapshots on a runtime of one's own; programs use the functions below. */
export const bccLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, BccSession, BccSnapshotFilters, FoundBccSnapshot>(
    bccSnapshots(runtime),
    runtime,
    ({ client }, filters, call) => listAll(client, filters, runtime.clock, call),
  );

const { one, many } = bccLookups(systemRuntime);

/** The BCC snapshot with this id. Throws an error that names it if there is none. Stands on GET /v2/snapshot/{id}. */
export const getBccSnapshot = (args: { id: string } & Place): Promise<FoundBccSnapshot> => one(args);
export const getBccSnapshotOutput = outputVariant(getBccSnapshot);

/** All BCC snapshots of a region that pass every filter. Stands on GET /v2/snapshot, all pages. */
export const getBccSnapshots = (args: BccSnapshotFilters & Place = {}): Promise<FoundBccSnapshot[]> => many(args);
export const getBccSnapshotsOutput = outputVariant(getBccSnapshots);
