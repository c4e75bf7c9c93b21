import type { Memory } from "../clouds/lifecycle/memory";

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** One line about the run of this process; undefined if nothing became ready in it. */
export function summary({ lags, calls }: Memory): string | undefined {
  if (lags.length === 0) return undefined;
  const mean = lags.reduce((sum, lag) => sum + lag, 0) / lags.length / 2;
  const snapshots = lags.length === 1 ? "1 snapshot" : `${lags.length} snapshots`;
  return `${snapshots} ready, noticed ${seconds(mean)} late on average and ${seconds(Math.max(...lags))} at most, ${calls} calls`;
}
