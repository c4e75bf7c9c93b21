import { table } from "../../tools/table";
import type { Load } from "./load";
import { megabytes } from "./measure";

/** What waiting costs the provider process. */
export function hostLines(loads: readonly Load[]): string {
  const rows = loads.map(({ count, how, idleBytes, addedBytes, heapBytes, seconds, cpuSeconds, ...rest }) => [
    String(count),
    how,
    megabytes(idleBytes).toFixed(0),
    megabytes(addedBytes).toFixed(1),
    megabytes(heapBytes).toFixed(1),
    `${cpuSeconds.toFixed(2)} in ${seconds.toFixed(0)} s`,
    rest.delayP99Ms.toFixed(1),
    rest.delayMaxMs.toFixed(1),
    String(rest.calls),
    String(rest.lines),
  ]);
  const head = [
    "waiting",
    "how",
    "idle MB",
    "added MB",
    "of it heap",
    "CPU s",
    "delay p99 ms",
    "max ms",
    "calls",
    "status lines",
  ];
  const notes = [
    "Delays contain the sampling interval of 10 ms. resume: of snapshots that an earlier run began, all looked at at once;",
    "create: of new ones, of which some still wait for their share of the quota;",
    "nothing: of a provider that never answers, which is what Pulumi's own process takes.",
  ];
  return [table(head, rows), ...notes].join("\n");
}
