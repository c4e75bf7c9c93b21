import type { Observation } from "./observation";

/** When a snapshot may be done, and how sure that is. Milliseconds. */
export interface Forecast {
  /** Since the epoch. */
  readonly at: number;
  /** One standard deviation, roughly. */
  readonly spread: number;
}

/** A progress that was seen for the first time, in the look at `at`; the look `after` had not seen it yet. */
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
  readonly lookedAt: number;
  /** Changes of progress, oldest first. */
  readonly steps: readonly Step[];
}

const second = 1_000;
const stepsToFit = 6;
const month = 30 * 24 * 3_600 * second;

/** Seconds that a cloud tells, in milliseconds; undefined for what no snapshot takes. Zero stands for "no idea" more often than for "now". */
function credible(seconds: number | undefined): number | undefined {
  const ms = (seconds ?? 0) * second;
  return ms > 0 && ms <= month ? ms : undefined;
}

/** From the cloud's own estimate. */
function fromRemainingTime({ last, lookedAt }: Hints): Forecast | undefined {
  const remaining = credible(last?.remainingSeconds);
  if (remaining === undefined) return undefined;
  return { at: lookedAt + remaining, spread: Math.max(second, 0.2 * remaining) };
}

/**
 * From the speed of the last changes of progress, beginning with nothing at the start. A change came about between two
 * looks, and no longer ago than the smallest one takes; half of that is how far its moment may be off. What the two ends
 * of the fit may be off grows with the way that is left, and the speed itself may change by a tenth on it.
 */
function fromProgress({ now, startedAt, steps }: Hints): Forecast | undefined {
  const told = steps.filter(({ progress }) => progress >= 0 && progress <= 100);
  const fitted = [{ after: startedAt, at: startedAt, progress: 0 }, ...told].slice(-stepsToFit - 1);
  const first = fitted[0];
  const last = fitted.at(-1);
  if (!first || !last || last.progress <= first.progress || last.at <= first.at) return undefined;
  const sizes = fitted.slice(1).map(({ progress }, i) => progress - (fitted[i]?.progress ?? 0));
  const smallest = Math.min(...sizes.filter((size) => size > 0));
  const done = last.progress - first.progress;
  const longest = (smallest * (last.at - first.at)) / done;
  const doubt = ({ after, at }: Step) => Math.min(at - after, longest) / 2;
  const moment = (step: Step) => step.at - doubt(step);
  const left = (100 - last.progress) / done;
  const at = moment(last) + left * (moment(last) - moment(first));
  if (!Number.isFinite(at)) return undefined; // a step too small to divide by
  return { at, spread: Math.max(second, 0.6 * (doubt(last) + left * (doubt(first) + doubt(last))), 0.1 * (at - now)) };
}

/** From how long earlier snapshots of the same source took. */
function fromHistory({ last, startedAt }: Hints): Forecast | undefined {
  const typical = credible(last?.typicalSeconds);
  if (typical === undefined) return undefined;
  return { at: startedAt + typical, spread: Math.max(second, 0.2 * typical) };
}

/** The best forecast that the hints allow, undefined without any. */
export const forecast = (hints: Hints): Forecast | undefined =>
  fromRemainingTime(hints) ?? fromProgress(hints) ?? fromHistory(hints);
