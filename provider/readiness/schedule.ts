import { forecast, type Hints } from "./forecast";

/** Milliseconds until the next look. */
export type Schedule = (hints: Hints) => number;

const shortest = 1_000;
const longest = 5_000;

/** No hint, however wrong, makes us look less often. */
export const defaultMaxGap = 9_000;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * The lag that is accepted at this age: 2 % of it, at least 1 s, at most 5 s. Without a forecast it is the gap: a snapshot
 * of 30 s is noticed within a second, and none is noticed later than 5 s after it is ready.
 */
export const lagBound = (age: number): number => clamp(0.02 * age, shortest, longest);

/**
 * Looks seldom while a forecast says that there is time, and densely around the moment it names. Before that each gap is
 * half of the time to the window, never more than `maxGap`; in it a sixth of the spread; after it, as without a forecast.
 */
export function schedule(maxGap: number = defaultMaxGap): Schedule {
  return (hints) => {
    const bound = lagBound(hints.now - hints.startedAt);
    const expected = forecast(hints);
    if (!expected) return bound;
    const { at, spread } = expected;
    const opens = at - 1.5 * spread;
    const closes = at + 2 * spread;
    if (hints.now >= closes) return bound;
    if (hints.now >= opens) return clamp(spread / 6, shortest, bound);
    return Math.min(Math.max(bound, maxGap), Math.max(shortest, (opens - hints.now) / 2));
  };
}
