/** What a schedule may know of a wait when it says when to look next. Times in milliseconds. */
export interface WaitView {
  readonly now: number;
  /** When the cloud accepted the create; for a resumed wait, when the snapshot was made. */
  readonly startedAt: number;
}

/** Milliseconds until the next look. */
export type Schedule = (view: WaitView) => number;

const shortest = 1_000;
const longest = 5_000;

/**
 * Without a forecast the gap is the lag that we accept at this age: 2 % of it, at least 1 s, at most 5 s.
 * A snapshot of 30 s is noticed within a second, and none is ever noticed later than 5 s after it is ready.
 */
export const noHintSchedule: Schedule = ({ now, startedAt }) =>
  Math.min(longest, Math.max(shortest, 0.02 * (now - startedAt)));
