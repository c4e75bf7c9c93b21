import { utcTime } from "../time";
import type { SnapshotRecord } from "./record";

/** How long the finished snapshots of each cluster took, in seconds: the median, by cluster id. */
export type History = ReadonlyMap<string, number>;

const median = (sorted: number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** Learns from a list of snapshots, which tells beginning and end of every earlier one. */
export function historyOf(records: SnapshotRecord[]): History {
  const durations = new Map<string, number[]>();
  for (const { status, cluster_id: cluster, started, finished } of records) {
    const seconds = (Date.parse(utcTime(finished) ?? "") - Date.parse(utcTime(started) ?? "")) / 1_000;
    if (status !== "AVAILABLE" || typeof cluster !== "string" || !(seconds > 0)) continue;
    const known = durations.get(cluster);
    if (known)
      known.push(seconds); // a copy for each record would take the square of the list's time
    else durations.set(cluster, [seconds]);
  }
  return new Map([...durations].map(([cluster, list]) => [cluster, median(list.sort((a, b) => a - b))]));
}
