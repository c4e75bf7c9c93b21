import fc from "fast-check";
import { forecast, type Hints } from "../../provider/readiness/forecast";
import type { Observation } from "../../provider/readiness/observation";
import { lagBound, type Schedule, schedule, unforeseen } from "../../provider/readiness/schedule";
import { waitFor } from "../../provider/readiness/waiter";
import { VirtualClock } from "../support/virtual-clock";

const minute = 60_000;
const month = 30 * 24 * 3_600;
const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e306, -1e306, -0, -1, month + 1];
const anyDouble = fc.oneof(fc.constantFrom(...odd, 5e-324), fc.double(), fc.double({ min: 0, max: 100 }));
const told = fc.record(
  { remainingSeconds: anyDouble, typicalSeconds: anyDouble, progress: anyDouble },
  { requiredKeys: [] },
);
const pending = (hints: Partial<Observation>): Observation => ({ phase: "pending", status: "progressing", ...hints });
const hints = (last: Partial<Observation>, steps: Hints["steps"] = []): Hints => ({
  now: 100_000,
  startedAt: 0,
  polledAt: 100_000,
  last: pending(last),
  steps,
});

test.each(odd)("%p seconds are no forecast", (seconds) => {
  expect(forecast(hints({ remainingSeconds: seconds }))).toBeUndefined();
  expect(forecast(hints({ typicalSeconds: seconds }))).toBeUndefined();
});

test("a month is still believed", () => {
  expect(forecast(hints({ remainingSeconds: month }))?.at).toBe(100_000 + month * 1_000);
});

test("a hint that is not believed leaves the word to the next best", () => {
  expect(forecast(hints({ remainingSeconds: 1e306, typicalSeconds: 600 }))?.at).toBe(600_000);
  const steps = [
    { after: 40_000, at: 40_000, progress: 40 },
    { after: 50_000, at: 50_000, progress: 1e306 },
    { after: 60_000, at: 60_000, progress: Number.NaN },
  ];
  expect(forecast(hints({}, steps))?.at).toBe(100_000);
});

test("an age that is no number has the shortest gap, which a wait falls back on", () => {
  expect(lagBound(Number.NaN)).toBe(1_000);
});

test("property: whatever the hints, a schedule gives at least a second, and a forecast is a number", () => {
  const step = fc.record({ after: fc.nat(100_000), at: fc.nat(100_000), progress: anyDouble });
  fc.assert(
    fc.property(told, fc.array(step), fc.nat(10 * minute), (last, steps, age) => {
      const given = { ...hints(last, steps), now: age };
      for (const gap of [schedule()(given), schedule({ maxPollInterval: 60_000 })(given), unforeseen(given)]) {
        expect(Number.isFinite(gap)).toBe(true);
        expect(gap).toBeGreaterThanOrEqual(1_000);
      }
      const expected = forecast(given);
      if (expected) expect(Number.isFinite(expected.at)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

/** A wait on a snapshot that is never ready, up to `capMs`; gives up after more looks than that can take. */
async function waitOut(law: Schedule, capMs: number, answer: (poll: number) => Partial<Observation>) {
  const clock = new VirtualClock();
  const most = capMs / 1_000 + 2;
  const stop = new AbortController();
  let polls = 0;
  return clock.run(
    waitFor({
      poll: async (gap) => {
        if (++polls > most) stop.abort(new Error("too many looks"));
        await clock.sleep(gap);
        return pending(answer(polls));
      },
      target: () => false,
      startedAt: clock.now(),
      resumed: false,
      stallMs: Number.POSITIVE_INFINITY,
      capMs,
      schedule: law,
      clock,
      isTransient: () => false,
      signal: stop.signal,
    }),
  );
}

test("property: whatever the hints, a wait ends when its time is over", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1 }), async (answers) => {
      const capMs = 5 * minute;
      const result = await waitOut(schedule(), capMs, (poll) => answers[poll % answers.length] ?? {});
      expect(result).toMatchObject({ end: "timed-out", waitedMs: capMs });
    }),
    { numRuns: 30 },
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1])(
  "a gap of %p stands for the accepted lag",
  async (gap) => {
    const result = await waitOut(
      () => gap,
      10 * minute,
      () => ({}),
    );
    expect(result).toMatchObject({ end: "timed-out", waitedMs: 10 * minute });
    expect(result.lagMs).toBeLessThanOrEqual(lagBound(10 * minute));
  },
);
