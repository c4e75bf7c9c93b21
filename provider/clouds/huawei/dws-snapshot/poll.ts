import type { Observation } from "../../../readiness/observation";
import { textOf } from "../../answers/texts";
import { recordsOf } from "../ids";
import type { Connection } from "../session";
import { classify } from "./classify";
import { type History, historyOf } from "./history";
import { listSnapshots, showSnapshot } from "./operations";
import type { SnapshotRecord } from "./record";

/** The whole list comes with one call, whatever the number. */
export const pollLimit = 1_000;

type Seen = Observation<SnapshotRecord>;

/**
 * Polls snapshots with one call: the whole list for several, and for the very first one because it tells how long
 * earlier snapshots of the cluster took; else the one that is asked for.
 */
export function pollsOf(connection: Connection) {
  let history: History | undefined;

  const withHistory = (seen: Seen): Seen => {
    const typical = history?.get(textOf(seen.item?.cluster_id));
    return typical === undefined ? seen : { ...seen, typicalSeconds: typical };
  };

  return async (ids: string[], signal: AbortSignal): Promise<Map<string, Seen>> => {
    const [only = ""] = ids;
    if (ids.length === 1 && history) {
      const seen = await showSnapshot(connection, only, { signal });
      return new Map(seen ? [[only, withHistory(seen)]] : []);
    }
    const { records, requestId } = await listSnapshots(connection, { signal });
    history = historyOf(records);
    const found = [...recordsOf(ids, records)];
    return new Map(found.map(([id, record]) => [id, withHistory(classify(record, requestId))]));
  };
}
