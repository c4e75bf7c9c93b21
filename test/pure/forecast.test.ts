import fc from "fast-check";
import { forecast, type Hints } from "../../provider/readiness/forecast";
import type { Observation } from "../../provider/readiness/observation";
import { defaultMaxPollInterval, lagBound, schedule } from "../../provider/readiness/schedule";
import { waitFor } from "../../provider/readiness/waiter";
import { VirtualClock } from "../support/virtual-clock";

const pending: Observation = { phase: "pending", status: "progressing" };
const hints = (given: Partial<Hints>): Hints => ({
  now: 100_000,
  startedAt: 0,
  polledAt: 100_000,
  steps: [],
  ...given,
});

test("remaining time is the best hint, and zero is none", () => {
  expect(forecast(hints({ last: { ...pending, remainingSeconds: 200 } }))).toEqual({ at: 300_000, spread: 40_000 });
  expect(forecast(hints({ last: { ...pending, remainingSeconds: 0 } }))).toBeUndefined();
});

test("progress is fitted over its last changes, from nothing at the start", () => {
  const seen = (at: number, progress: number) => ({ after: at - 4_000, at: at, progress });
  const steps = [10, 20, 30].map((progress, i) => seen((i + 1) * 30_000 + 2_000, progress));
  expect(forecast(hints({ steps }))).toEqual({ at: 300_000, spread: 20_000 });
  expect(forecast(hints({ steps: [seen(52_000, 1)] }))).toMatchObject({ at: 5_000_000 });
});

test("what is not known of the moments of change widens the forecast, as far as it matters at its end", () => {
  const spread = (doubt: number, now: number) => {
    const steps = [30, 60, 90].map((progress, i) => ({
      after: (i + 1) * 90_000 - doubt,
      at: (i + 1) * 90_000 + doubt,
      progress,
    }));
    const { at, spread } = forecast(hints({ now, steps })) ?? {};
    expect(at).toBe(300_000);
    return spread;
  };
  expect(spread(0, 270_000)).toBe(3_000);
  expect(spread(0, 295_000)).toBe(1_000);
  expect(spread(9_000, 295_000)).toBe(0.6 * (9_000 + 9_000 / 9));
});

test("a change came about no longer ago than the smallest one takes, however long nobody looked", () => {
  const steps = [
    { after: 0, at: 100_000, progress: 10 },
    { after: 100_000, at: 180_000, progress: 18 },
    { after: 140_000, at: 200_000, progress: 20 },
  ];
  // two percent take 20 s: the last change was seen 10 s late, give or take 10
  expect(forecast(hints({ now: 200_000, steps }))?.at).toBe(190_000 + 4 * 190_000);
});

test("a cloud that tells parts of a percent is believed too, and a step back is no step", () => {
  const seen = (at: number, progress: number) => ({ after: at - 1_000, at, progress });
  const halves = [seen(50_000, 0.5), seen(100_000, 1)];
  expect(forecast(hints({ steps: halves }))).toMatchObject({ at: 99_500 + 99 * 99_500 });
  const back = [seen(20_000, 20), seen(30_000, 15), seen(40_000, 40)];
  expect(forecast(hints({ steps: back }))).toMatchObject({ at: 39_500 + 1.5 * 39_500 });
});

test("a progress of less than nothing or of more than all is none", () => {
  const seen = (at: number, progress: number) => ({ after: at - 1_000, at, progress });
  const steps = [seen(20_000, 20), seen(40_000, 40)];
  const plain = forecast(hints({ steps }));
  expect(plain).toBeDefined();
  for (const odd of [-1, -0.5, 100.5, 101]) {
    expect(forecast(hints({ steps: [seen(10_000, odd), ...steps] }))).toEqual(plain);
    expect(forecast(hints({ steps: [...steps, seen(60_000, odd)] }))).toEqual(plain);
  }
});

test("a progress in the moment of the start tells no speed", () => {
  expect(forecast(hints({ steps: [{ after: 0, at: 0, progress: 50 }] }))).toBeUndefined();
});

test("only the last six changes count", () => {
  const seen = (at: number, progress: number) => ({ after: at, at, progress });
  const fast = [seen(1_000, 10), seen(2_000, 20), seen(3_000, 30)];
  const slow = [40, 50, 60, 70, 80, 90].map((progress, i) => seen(13_000 + 10_000 * i, progress));
  expect(forecast(hints({ now: 63_000, steps: [...fast, ...slow] }))?.at).toBe(73_000);
});

test("a cloud that begins anew is fitted from there, once enough changes have come", () => {
  const seen = (at: number, progress: number) => ({ after: at, at, progress });
  const anew = [10, 20, 30, 40, 50, 60].map((progress, i) => seen(21_000 + 1_000 * i, progress));
  const steps = [seen(10_000, 80), seen(20_000, 0), ...anew];
  expect(forecast(hints({ now: 26_000, steps }))?.at).toBe(30_000);
});

test.each([-1, 101])("a progress of %d is no step of a fit", (progress) => {
  const seen = (at: number, value: number) => ({ after: at, at, progress: value });
  const told = [seen(40_000, 40), seen(60_000, progress), seen(80_000, 80)];
  const without = forecast(hints({ steps: told.filter(({ at }) => at !== 60_000) }))?.at;
  const fitted = forecast(hints({ steps: told }))?.at;
  expect(fitted).toBe(without);
});

test("history stands in where the cloud tells nothing else", () => {
  expect(forecast(hints({ last: { ...pending, typicalSeconds: 600 } }))).toEqual({ at: 600_000, spread: 120_000 });
  expect(forecast(hints({}))).toBeUndefined();
});

test("looks wait for the window, are dense in it, and follow the lag bound after it", () => {
  const gap = (now: number, remainingSeconds: number) =>
    schedule()(hints({ now, polledAt: now, last: { ...pending, remainingSeconds } }));
  expect(gap(10_000, 1_000)).toBe(defaultMaxPollInterval);
  expect(gap(10_000, 10)).toBe(7_600);
  expect(gap(200_000, 6)).toBe(4_560);
  expect(gap(200_000, 1)).toBe(1_000);
  const late = schedule()(hints({ now: 400_000, polledAt: 100_000, last: { ...pending, remainingSeconds: 10 } }));
  expect(late).toBe(lagBound(400_000));
});

/** A cloud whose hints follow a curve that may lie, and the lag with which its readiness is noticed. */
async function lagOf(readyAt: number, hint: (age: number) => Partial<Observation>): Promise<number> {
  const clock = new VirtualClock();
  const startedAt = clock.now();
  await clock.run(
    waitFor({
      poll: async (gap) => {
        await clock.sleep(gap);
        const age = clock.now() - startedAt;
        return age >= readyAt ? { phase: "complete", status: "done" } : { ...pending, ...hint(age) };
      },
      target: ({ phase }) => phase === "complete",
      startedAt,
      resumed: false,
      stallMs: 1e9,
      capMs: 1e9,
      schedule: schedule(),
      clock,
      isTransient: () => false,
    }),
  );
  return clock.now() - startedAt - readyAt;
}

test("a bar at 0 % halves the looks of the first minute, and then it is no hint", () => {
  const gap = (now: number, progress?: number) =>
    schedule()(hints({ now, last: { ...pending, ...(progress === undefined ? {} : { progress }) } }));
  expect([2_000, 5_000, 50_000].map((now) => gap(now, 0))).toEqual([2_000, 5_000, 6_000]);
  expect([70_000, 500_000].map((now) => gap(now, 0))).toEqual([1_750, 4_000]);
  expect([2_000, 50_000].map((now) => gap(now))).toEqual([1_000, 1_250]);
});

test("property: whatever the hints say, readiness is noticed within the longest gap", async () => {
  const curve = fc.record({
    factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
    power: fc.double({ min: 0.2, max: 4, noNaN: true }),
    stuckAt: fc.integer({ min: 0, max: 100 }),
    remaining: fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1_000, max: 2_000_000 }),
      curve,
      async (readyAt, { factor, power, stuckAt, remaining }) => {
        const lag = await lagOf(readyAt, (age) => ({
          progress: Math.min(stuckAt, Math.floor(100 * ((age / readyAt) * factor) ** power)),
          ...(remaining === null ? {} : { remainingSeconds: ((readyAt - age) / 1_000) * remaining }),
        }));
        expect(lag).toBeLessThanOrEqual(defaultMaxPollInterval);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

test.each([30_000, 300_000, 3_600_000])(
  "an honest bar brings a snapshot of %d ms to a lag of about a second",
  async (readyAt) => {
    const lags: number[] = [];
    for (let i = 0; i < 20; i++) {
      const at = readyAt * (1 + (i - 10) / 100);
      lags.push(await lagOf(at, (age) => ({ progress: Math.floor((100 * age) / at) })));
    }
    expect(lags.reduce((sum, lag) => sum + lag, 0) / lags.length).toBeLessThanOrEqual(
      readyAt > 1_000_000 ? 2_000 : 700,
    );
  },
);
