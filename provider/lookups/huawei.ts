import type { DwsSession } from "../clouds/huawei/dws/kind";
import { type DwsSnapshotFilters, listAll as listDws } from "../clouds/huawei/dws/list";
import type { SnapshotRecord as DwsRecord } from "../clouds/huawei/dws/record";
import { dwsSnapshots } from "../clouds/huawei/dws/snapshot";
import { type EvsSession, evsSnapshots } from "../clouds/huawei/evs-snapshot/kind";
import { type EvsSnapshotFilters, listAll as listEvs } from "../clouds/huawei/evs-snapshot/list";
import type { SnapshotRecord as EvsRecord } from "../clouds/huawei/evs-snapshot/record";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { DwsSnapshot } from "../resources/huawei-dws-snapshot";
import type { EvsSnapshot } from "../resources/huawei-evs-snapshot";
import { type Found, lookups, outputVariant, type Place } from "./lookup";

export type { DwsSnapshotFilters, EvsSnapshotFilters };

/** Where to look: a project of a region. */
export interface ProjectPlace extends Place {
  /** Default: the environment's, else the project that has the region's name. */
  projectId?: string;
}

/** An EVS snapshot as a look-up returns it. */
export type FoundEvsSnapshot = Found<EvsSnapshot>;

/** A DWS snapshot as a look-up returns it; copies are snapshots like any other. */
export type FoundDwsSnapshot = Found<DwsSnapshot>;

/** Look-ups of EVS snapshots on a runtime of one's own; programs use the functions below. */
export const evsLookups = (runtime: Runtime) =>
  lookups<EvsRecord, EvsSession, EvsSnapshotFilters, FoundEvsSnapshot>(
    evsSnapshots(runtime),
    runtime,
    (session, filters, call) => listEvs(session, filters, runtime.clock, call),
  );

/** Look-ups of DWS snapshots on a runtime of one's own; programs use the functions below. */
export const dwsLookups = (runtime: Runtime) =>
  lookups<DwsRecord, DwsSession, DwsSnapshotFilters, FoundDwsSnapshot>(
    dwsSnapshots(runtime),
    runtime,
    (session, filters, call) => listDws(session, filters, runtime.clock, call),
  );

const evs = evsLookups(systemRuntime);
const dws = dwsLookups(systemRuntime);

/** The EVS snapshot with this id. Throws an error that names it if there is none. Stands on GET cloudsnapshots/{id}. */
export const getEvsSnapshot = (args: { id: string } & ProjectPlace): Promise<FoundEvsSnapshot> => evs.one(args);
export const getEvsSnapshotOutput = outputVariant(getEvsSnapshot);

/** All EVS snapshots of a project that pass every filter. Stands on GET cloudsnapshots/detail, all pages. */
export const getEvsSnapshots = (args: EvsSnapshotFilters & ProjectPlace = {}): Promise<FoundEvsSnapshot[]> =>
  evs.many(args);
export const getEvsSnapshotsOutput = outputVariant(getEvsSnapshots);

/** The DWS snapshot with this id, also a copy. Throws an error that names it if there is none. Stands on GET snapshots/{id}. */
export const getDwsSnapshot = (args: { id: string } & ProjectPlace): Promise<FoundDwsSnapshot> => dws.one(args);
export const getDwsSnapshotOutput = outputVariant(getDwsSnapshot);

/** All DWS snapshots of a project that pass every filter, automated ones and copies too. Stands on GET snapshots. */
export const getDwsSnapshots = (args: DwsSnapshotFilters & ProjectPlace = {}): Promise<FoundDwsSnapshot[]> =>
  dws.many(args);
export const getDwsSnapshotsOutput = outputVariant(getDwsSnapshots);
