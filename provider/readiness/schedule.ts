import { forecast, type Hints } from "./forecast";

/** Milliseconds until the next poll. */
export type Schedule = (hints: Hints) => number;

const shortest = 1_000;
const longestWithoutHint = 4_000;
const longestAtNothing = 6_000;
const barsMoveWithin = 60_000;

/** No hint, however wrong, makes us look less often. */
export const defaultMaxPollInterval = 9_500;

/** What is no number counts as low: a gap of NaN would be no pause and no end. */
const clamp = (value: number, low: number, high: number) => (value > low ? Math.min(high, value) : low);

/**
 * The lag that is accepted at this age: 2.5 % of it, at least 1 s, at most 4 s. Without a forecast it is the gap: a
 * snapshot of 30 s is noticed within a second, and none is noticed later than 4 s after it is ready.
 */
export const lagBound = (age: number): number => clamp(0.025 * age, shortest, longestWithoutHint);

/** Up to so many waits of a group are few: a poll a second costs nothing, and hints make no gap longer. */
const few = 10;
/** From so many on hints may make gaps as long as they can be. */
const many = 30;

export interface ScheduleOptions {
  /** Longest gap that hints may make, as the program wants it; then it holds for few snapshots too. Default 9.5 s for many. */
  readonly maxPollInterval?: number | undefined;
  /** How many snapshots the group waits for at the moment. Default: many. */
  readonly waiting?: () => number;
}

/** How far hints may stretch a gap, 0 to 1: the more waits share the calls, the further. */
const stretchFor = ({ maxPollInterval, waiting = () => many }: ScheduleOptions): number =>
  maxPollInterval === undefined ? clamp((waiting() - few) / (many - few), 0, 1) : 1;

const between = (short: number, long: number, share: number) => short + share * Math.max(0, long - short);

/**
 * While the cloud says that nothing is done yet, the end is at least as far off as the beginning: gaps are up to 6 s. A bar
 * that has not moved within a minute says nothing.
 */
function gapWithoutForecast(age: number, progress: number | undefined, stretch: number): number {
  const isAtNothing = progress === 0 && age < barsMoveWithin;
  const bound = lagBound(age);
  return isAtNothing ? between(bound, clamp(age, shortest, longestAtNothing), stretch) : bound;
}

/** Dense polling begins before nine of ten ends (1.2 spreads early), and goes on until the forecast was wrong (2 spreads late). */
const spreadsBefore = 1.2;
const spreadsAfter = 2;
const pollsPerSpread = 4;

/** For waits whose end no hint speaks of. */
export const unforeseen: Schedule = ({ now, startedAt }) => lagBound(now - startedAt);

/**
 * Polls seldom while a forecast says that there is time, and densely around the moment it names. Before that the next poll
 * is when it becomes possible, never later than the longest gap or the accepted lag, whichever is longer; then a quarter of
 * the spread; after it, as without a forecast. For few snapshots the accepted lag is the longest gap.
 */
export function schedule(options: ScheduleOptions = {}): Schedule {
  const { maxPollInterval = defaultMaxPollInterval } = options;
  return (hints) => {
    const age = hints.now - hints.startedAt;
    const bound = lagBound(age);
    const stretch = stretchFor(options);
    const expected = forecast(hints);
    if (!expected) return gapWithoutForecast(age, hints.last?.progress, stretch);
    const { at, spread } = expected;
    const opens = at - spreadsBefore * spread;
    const closes = at + spreadsAfter * spread;
    if (hints.now >= closes) return bound;
    if (hints.now >= opens) return clamp(spread / pollsPerSpread, shortest, bound);
    return clamp(opens - hints.now, shortest, between(bound, maxPollInterval, stretch));
  };
}
