import type { Simulator } from "cloud-snapshots-simulator";

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** What the cloud saw of the run, from its own books; undefined lag means that nothing became ready. */
export function report(cloud: Simulator): { lines: string[]; meanLagMs: number | undefined; left: number } {
  const calls = new Map<string, number>();
  for (const { operation } of cloud.journal()) calls.set(operation, (calls.get(operation) ?? 0) + 1);
  const snapshots = cloud.ecs.snapshots();
  const left = snapshots.filter(({ deletedAt }) => deletedAt === undefined).length;
  const lags = snapshots.flatMap(({ readyAt, firstSeenReadyAt }) =>
    readyAt === undefined || firstSeenReadyAt === undefined ? [] : [firstSeenReadyAt - readyAt],
  );
  const meanLagMs = lags.length > 0 ? mean(lags) : undefined;
  return {
    meanLagMs,
    left,
    lines: [
      ...snapshots.map(({ id, status, createdAt, readyAt, firstSeenReadyAt, deletedAt }) => {
        const took = readyAt === undefined ? "" : ` in ${seconds(readyAt - createdAt)}`;
        const noticed =
          readyAt === undefined || firstSeenReadyAt === undefined
            ? ""
            : `, noticed after ${seconds(firstSeenReadyAt - readyAt)}`;
        return `${id}: ${status}${took}${noticed}${deletedAt === undefined ? ", STILL THERE" : ", deleted"}`;
      }),
      `calls: ${[...calls].map(([operation, count]) => `${count} ${operation}`).join(", ")}`,
      `from ready to noticed: ${meanLagMs === undefined ? "nothing became ready" : `${seconds(meanLagMs)} on average`}`,
      `left in the cloud: ${left === 0 ? "nothing" : left}`,
    ],
  };
}
