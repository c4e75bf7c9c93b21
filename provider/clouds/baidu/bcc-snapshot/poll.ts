import type { Observation } from "../../../readiness/observation";
import type { BccClient } from "../client";
import { classify } from "./classify";
import { getSnapshot, listPage, pages } from "./operations";
import type { SnapshotRecord } from "./record";

/** Most snapshots that are polled together. */
export const pollLimit = 1_000;

/** Polls snapshots in the cheaper of two ways: one get each, or as many pages of the list as it had last time. */
export function pollsOf(client: BccClient) {
  let pagesLastTime = 1;

  return async (ids: string[], signal: AbortSignal): Promise<Map<string, Observation<SnapshotRecord>>> => {
    const seen = new Map<string, Observation<SnapshotRecord>>();
    if (ids.length <= pagesLastTime) {
      for (const id of ids) {
        const one = await getSnapshot(client, id, { signal });
        if (one) seen.set(id, one);
      }
      return seen;
    }
    const wanted = new Set(ids);
    let count = 0;
    for await (const { records, requestId } of pages((marker) => listPage(client, { marker }, { signal }))) {
      count++;
      for (const record of records) {
        if (wanted.delete(record.id)) seen.set(record.id, classify(record, requestId));
      }
      if (wanted.size === 0) break;
    }
    pagesLastTime = count;
    return seen;
  };
}
