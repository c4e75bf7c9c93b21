import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import type { CallOptions } from "../../lifecycle/kind";
import type { BccClient } from "../client";
import { classify } from "./classify";
import { listPage, pages } from "./operations";
import { type SnapshotRecord, tagsIn } from "./record";

/** What BCC snapshots can be chosen by. The API itself filters by disk only; they must pass every filter. */
export interface BccSnapshotFilters {
  volumeId?: string;
  snapshotName?: string;
  status?: string;
  /** Tags that a snapshot must have; it may have others. */
  tags?: Record<string, string>;
}

/** Every page of the list of snapshots. */
export async function listAll(
  client: BccClient,
  { volumeId, snapshotName, status, tags = {} }: BccSnapshotFilters,
  call: CallOptions,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const found = new Map<string, Observation<SnapshotRecord>>();
  const wanted = Object.entries(tags);
  const hasTags = (record: SnapshotRecord) => {
    const own = tagsIn(record);
    return wanted.every(([key, value]) => own[key] === value);
  };
  const passes = (record: SnapshotRecord) =>
    (snapshotName === undefined || record.name === snapshotName) &&
    (status === undefined || record.status === status) &&
    (wanted.length === 0 || hasTags(record));
  const list = (marker: string | undefined) => withRetry(() => listPage(client, { volumeId, marker }, call), call);
  for await (const { records, requestId } of pages(list)) {
    for (const record of records.filter(passes)) found.set(record.id, classify(record, requestId));
  }
  return found;
}
