import type { Hints } from "../../provider/readiness/forecast";
import type { Observation } from "../../provider/readiness/observation";
import { lagBound, type ScheduleOptions, schedule, unforeseen } from "../../provider/readiness/schedule";

const minute = 60_000;
const hints = (age: number, last: Partial<Observation> = {}, polledAt = age): Hints => ({
  now: age,
  startedAt: 0,
  polledAt,
  steps: [],
  last: { phase: "pending", status: "creating", ...last },
});
const gap = (given: Hints, options: ScheduleOptions = {}) => schedule(options)(given);

test("the accepted lag is a fortieth of the age, from one to four seconds", () => {
  expect([0, 40_000, 40_040, 159_960, 160_000, 60 * minute].map(lagBound)).toEqual([
    1_000, 1_000, 1_001, 3_999, 4_000, 4_000,
  ]);
  expect(unforeseen({ ...hints(100_000), startedAt: 20_000 })).toBe(2_000);
});

test("a bar at nothing is a hint up to the end of the first minute", () => {
  expect([minute - 1, minute].map((age) => gap(hints(age, { progress: 0 })))).toEqual([6_000, 1_500]);
  expect([0, 999, 1_001, 5_999, 6_001].map((age) => gap(hints(age, { progress: 0 })))).toEqual([
    1_000, 1_000, 1_001, 5_999, 6_000,
  ]);
});

test("a hint stretches gaps from the eleventh wait on, and as far as it can from the thirtieth", () => {
  const far = hints(10_000, { remainingSeconds: 3_000 });
  const of = (waiting: number) => gap(far, { waiting: () => waiting });
  expect([10, 11, 29, 30, 31].map(of)).toEqual([1_000, 1_425, 9_075, 9_500, 9_500]);
});

describe("around the moment that a forecast names", () => {
  // at 200 s, give or take 20: it opens at 176 s and closes at 240 s
  const at = (age: number) => gap(hints(age, { remainingSeconds: 100 }, 100_000));

  test("the next look is when it becomes possible, never later than the longest gap", () => {
    expect([150_000, 166_499, 166_501, 174_000, 174_999].map(at)).toEqual([9_500, 9_500, 9_499, 2_000, 1_001]);
    expect([175_001, 175_999].map(at)).toEqual([1_000, 1_000]);
  });

  test("looks are a quarter of the spread apart, at most the accepted lag", () => {
    expect([176_000, 200_000, 239_999].map(at)).toEqual([4_000, 4_000, 4_000]);
    const narrow = (age: number) => gap(hints(age, { remainingSeconds: 50 }, 950_000)); // at 1000 s, give or take 10
    expect([988_000, 1_000_000, 1_019_999].map(narrow)).toEqual([2_500, 2_500, 2_500]);
    expect([987_999, 1_020_000].map(narrow)).toEqual([1_000, 4_000]);
  });

  test("after it the forecast is none", () => {
    const short = (age: number) => gap(hints(age, { remainingSeconds: 10 }, 10_000)); // at 20 s, give or take 2
    expect([17_599, 17_600, 23_999, 24_000].map(short)).toEqual([1_000, 1_000, 1_000, 1_000]);
    expect(gap(hints(1_020_000, { remainingSeconds: 50 }, 950_000))).toBe(4_000);
  });
});

test("the longest gap that a program wants bounds hints, and never the accepted lag", () => {
  const far = (age: number) => hints(age, { remainingSeconds: 3_000 });
  const of = (age: number, maxPollInterval: number) => gap(far(age), { maxPollInterval, waiting: () => 1 });
  expect([of(10_000, 2_000), of(160_000, 2_000), of(160_000, 5_000)]).toEqual([2_000, 4_000, 5_000]);
});
