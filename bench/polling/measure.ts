import type { Simulator } from "cloud-snapshots-simulator";

const minute = 60_000;

/** What the cloud saw of one way to wait. Lags are seconds from ready to the first answer that said so. */
export interface Figures {
  /** Status look-ups, creates not counted. */
  readonly calls: number;
  /** Most look-ups in any sixty seconds. */
  readonly peakPerMinute: number;
  readonly meanLag: number;
  readonly p95Lag: number;
  readonly worstLag: number;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value that `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function mostInAMinute(moments: readonly number[]): number {
  let first = 0;
  return moments.reduce((most, at, last) => {
    while ((moments[first] ?? at) <= at - minute) first++;
    return Math.max(most, last - first + 1);
  }, 0);
}

/** From the cloud's own book and journal. Throws if a snapshot was never seen ready. */
export function figuresOf({ ecs, journal }: Simulator): Figures {
  const moments = journal()
    .filter(({ operation }) => operation === "DescribeSnapshots")
    .map(({ at }) => at);
  const lags = ecs.snapshots().map(({ id, readyAt, firstSeenReadyAt }) => {
    if (readyAt === undefined || firstSeenReadyAt === undefined) throw new Error(`nobody saw ${id} ready`);
    return (firstSeenReadyAt - readyAt) / 1_000;
  });
  return {
    calls: moments.length,
    peakPerMinute: mostInAMinute(moments),
    meanLag: mean(lags),
    p95Lag: percentile(lags, 0.95),
    worstLag: Math.max(...lags),
  };
}
