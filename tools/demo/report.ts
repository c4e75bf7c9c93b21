import type { Simulator } from "cloud-snapshots-simulator";
import { allKinds, type Entry, madeOf } from "../clouds";

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

const lagOf = ({ readyAt, firstSeenReadyAt }: Entry): number | undefined =>
  readyAt === undefined || firstSeenReadyAt === undefined ? undefined : firstSeenReadyAt - readyAt;

function lineOf(kind: string, entry: Entry): string {
  const { id, status, createdAt, readyAt, deletedAt } = entry;
  const end = /fail|error/i.test(status) ? "failed" : "never ready";
  const state = readyAt === undefined ? end : `ready after ${seconds(readyAt - createdAt)}`;
  const lag = lagOf(entry);
  const noticed = lag === undefined ? "" : `, noticed after ${seconds(lag)}`;
  return `${kind} ${id}: ${state}${noticed}${deletedAt === undefined ? ", STILL THERE" : ", deleted"}`;
}

/** What the clouds saw of the run, from their own books. An undefined lag means that nothing became ready. */
export function report(clouds: Simulator): { lines: string[]; meanLagMs: number | undefined; left: number } {
  const books = allKinds.map((row): [string, readonly Entry[]] => [row.title, madeOf(row, clouds)]);
  const entries = books.flatMap(([, book]) => book);
  const calls = new Map<string, number>();
  for (const { service, operation } of clouds.journal()) {
    const name = `${service.toUpperCase()} ${operation}`;
    calls.set(name, (calls.get(name) ?? 0) + 1);
  }
  const left = entries.filter(({ deletedAt }) => deletedAt === undefined).length;
  const lags = entries.map(lagOf).filter((lag) => lag !== undefined);
  const meanLagMs = lags.length > 0 ? lags.reduce((sum, lag) => sum + lag, 0) / lags.length : undefined;
  return {
    meanLagMs,
    left,
    lines: [
      ...books.flatMap(([kind, book]) => book.map((entry) => lineOf(kind, entry))),
      `calls: ${[...calls].map(([name, count]) => `${count} ${name}`).join(", ")}`,
      `from ready to noticed: ${meanLagMs === undefined ? "nothing became ready" : `${seconds(meanLagMs)} on average`}`,
      `left in the clouds: ${left === 0 ? "nothing" : left}`,
    ],
  };
}
