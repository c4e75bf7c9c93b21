import type { Observation } from "./observation";

/** When a snapshot may be done, and how sure that is. Milliseconds. */
export interface Forecast {
  /** Since the epoch. */
  readonly at: number;
  /** One standard deviation, roughly. */
  readonly spread: number;
}

/** A progress that was seen for the first time, in the poll at `at`; the poll at `after` had not seen it yet. */
export interface Step {
  readonly after: number;
  readonly at: number;
  readonly progress: number;
}

export interface Hints {
  readonly now: number;
  readonly startedAt: number;
  readonly last?: Observation | undefined;
  /** When `last` was seen. */
  readonly polledAt: number;
  /** Changes of progress, oldest first. */
  readonly steps: readonly Step[];
}

const second = 1_000;
/** Enough changes of progress to level out one that was seen late, few enough to follow a speed that changes. */
const stepsToFit = 6;
const month = 30 * 24 * 3_600 * second;

/** A cloud's own estimate, and the time that earlier snapshots took, are off by a fifth. */
const estimateError = 0.2;
/** One standard deviation of a moment that lies anywhere within plus or minus `d` is `d / √3`, rounded up. */
const evenSpread = 0.6;
/** The speed may change by a tenth on the way that is left. */
const speedChange = 0.1;

/** Seconds that a cloud tells, in milliseconds; undefined for what no snapshot takes. Zero stands for "no idea" more often than for "now". */
function credible(seconds: number | undefined): number | undefined {
  const ms = (seconds ?? 0) * second;
  return ms > 0 && ms <= month ? ms : undefined;
}

/** From the cloud's own estimate. */
function fromRemainingTime({ last, polledAt }: Hints): Forecast | undefined {
  const remaining = credible(last?.remainingSeconds);
  if (remaining === undefined) return undefined;
  return { at: polledAt + remaining, spread: Math.max(second, estimateError * remaining) };
}

/**
 * From the speed of the last changes of progress, beginning with nothing at the start. In milliseconds and percent:
 *
 *     speed  = (p2 - p1) / (t2 - t1)          between the first and the last fitted change
 *     at     = t2 + (100 - p2) / speed
 *     spread = 0.6 * (d2 + left * (d1 + d2))  left = (100 - p2) / (p2 - p1)
 *
 * A change came about between two polls, and no longer ago than the smallest one takes. `t` is the middle of that time, and
 * `d` half of it: how far the moment may be off. That counts for the end itself (`d2`), and once more for each way like the
 * fitted one that is left.
 */
function fromProgress({ now, startedAt, steps }: Hints): Forecast | undefined {
  const told = steps.filter(({ progress }) => progress >= 0 && progress <= 100);
  const fitted = [{ after: startedAt, at: startedAt, progress: 0 }, ...told].slice(-stepsToFit - 1);
  const first = fitted[0];
  const last = fitted.at(-1);
  if (!first || !last || last.progress <= first.progress || last.at <= first.at) return undefined;
  const sizes = fitted.map(({ progress }, i) => progress - (fitted[i - 1]?.progress ?? progress));
  const smallest = Math.min(...sizes.filter((size) => size > 0));
  const done = last.progress - first.progress;
  const longest = (smallest * (last.at - first.at)) / done;
  const doubt = ({ after, at }: Step) => Math.min(at - after, longest) / 2;
  const moment = (step: Step) => step.at - doubt(step);
  const left = (100 - last.progress) / done;
  const at = moment(last) + left * (moment(last) - moment(first));
  if (!Number.isFinite(at)) return undefined; // a step too small to divide by
  const spread = evenSpread * (doubt(last) + left * (doubt(first) + doubt(last)));
  return { at, spread: Math.max(second, spread, speedChange * (at - now)) };
}

/** From how long earlier snapshots of the same source took. */
function fromHistory({ last, startedAt }: Hints): Forecast | undefined {
  const typical = credible(last?.typicalSeconds);
  if (typical === undefined) return undefined;
  return { at: startedAt + typical, spread: Math.max(second, estimateError * typical) };
}

/** The best forecast that the hints allow, undefined without any. */
export const forecast = (hints: Hints): Forecast | undefined =>
  fromRemainingTime(hints) ?? fromProgress(hints) ?? fromHistory(hints);
