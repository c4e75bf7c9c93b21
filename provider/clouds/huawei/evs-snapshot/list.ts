import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import { PageWatch } from "../../answers/pages";
import type { CallOptions } from "../../lifecycle/kind";
import type { Connection } from "../session";
import { classify } from "./classify";
import { list } from "./operations";
import type { SnapshotRecord } from "./record";

/** What the list of EVS snapshots can filter by. Snapshots must pass all of them. */
export interface EvsSnapshotFilters {
  volumeId?: string;
  name?: string;
  status?: string;
}

const pageSize = 1_000;

/** Every page of cloudsnapshots/detail, by offset: the links of an answer lead nowhere. */
export async function listAll(
  connection: Connection,
  { volumeId, name, status }: EvsSnapshotFilters,
  call: CallOptions,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const found = new Map<string, Observation<SnapshotRecord>>();
  const filter = { volume_id: volumeId, name, status, limit: pageSize };
  const watch = new PageWatch("ListSnapshots");
  for (let offset = 0; ; offset += pageSize) {
    const page = () => list(connection, { ...filter, offset }, call);
    const { records, requestId } = await withRetry(page, call);
    for (const record of records) found.set(record.id, classify(record, requestId));
    if (records.length < pageSize) return found;
    watch.turn(
      records.map(({ id }) => id),
      String(offset + pageSize),
    );
  }
}
