import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import type { CallOptions } from "../../lifecycle/kind";
import { sameId } from "../ids";
import type { Connection } from "../session";
import { classify } from "./classify";
import { sameName } from "./names";
import { listSnapshots } from "./operations";
import { isAutomated, type SnapshotRecord } from "./record";

/** What DWS snapshots can be chosen by. The API lists all of them; they must pass every filter. */
export interface DwsSnapshotFilters {
  clusterId?: string;
  /** Compared without regard to case, as DWS does. */
  name?: string;
  status?: string;
  type?: "MANUAL" | "AUTOMATED";
}

/** The whole list of snapshots, manual and automated. */
export async function listAll(
  connection: Connection,
  { clusterId, name, status, type }: DwsSnapshotFilters,
  call: CallOptions,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const { records, requestId } = await withRetry(() => listSnapshots(connection, call), call);
  const passes = (record: SnapshotRecord) =>
    (clusterId === undefined || sameId(record.cluster_id, clusterId)) &&
    (name === undefined || sameName(record.name, name)) &&
    (status === undefined || record.status === status) &&
    (type === undefined || isAutomated(record) === (type === "AUTOMATED"));
  return new Map(records.filter(passes).map((record) => [record.id, classify(record, requestId)]));
}
