import type { Observation } from "../../provider/readiness/observation";
import { defaultMaxPollInterval, schedule } from "../../provider/readiness/schedule";
import { waitFor } from "../../provider/readiness/waiter";
import { VirtualClock } from "../support/virtual-clock";

/** Percent that a cloud shows of a snapshot, at a share of its time. */
const curves: Record<string, (share: number) => number | undefined> = {
  none: () => undefined,
  linear: (share) => 100 * share,
  "in steps": (share) => 10 * Math.floor(10 * share),
  fast: (share) => 100 * Math.sqrt(share),
  "slow start": (share) => 100 * share ** 2,
  "very slow start": (share) => 100 * share ** 4,
  plateau: (share) => (share < 0.3 ? 300 * share : share < 0.9 ? 90 : 1_000 * share - 900),
  jump: (share) => (share < 0.2 ? 0 : 80),
  zero: () => 0,
};

/** How late one snapshot is noticed, in milliseconds. */
async function lagOf(seconds: number, curve: (share: number) => number | undefined, waiting: number): Promise<number> {
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const whole = seconds * 1_000;
  const answer = (): Observation => {
    const share = (clock.now() - startedAt) / whole;
    if (share >= 1) return { phase: "complete", status: "accomplished", progress: 100 };
    const percent = curve(share);
    const progress = percent === undefined ? {} : { progress: Math.min(99, Math.floor(percent)) };
    return { phase: "pending", status: "progressing", ...progress };
  };
  const poll = async (gap: number) => {
    await clock.sleep(gap);
    return answer();
  };
  const wait = waitFor({
    poll,
    target: ({ phase }) => phase === "complete",
    startedAt,
    resumed: false,
    stallMs: 3_600_000,
    capMs: 3_600_000,
    schedule: schedule({ waiting: () => waiting }),
    clock,
    isTransient: () => false,
  });
  await clock.run(wait);
  return clock.now() - startedAt - whole;
}

const lengths = Array.from({ length: 60 }, (_, i) => 20 + (40 * (i + 0.37)) / 60);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([1, 10])("%d waiting, whatever the cloud tells", (waiting) => {
  test.each(Object.entries(curves))(
    "%s: snapshots of 20 to 60 s are noticed within 0.6 s on average and 1.5 s at worst",
    async (_, curve) => {
      const lags = await Promise.all(lengths.map((seconds) => lagOf(seconds, curve, waiting)));
      expect(mean(lags)).toBeLessThanOrEqual(600);
      expect(Math.max(...lags)).toBeLessThanOrEqual(1_500);
    },
  );

  test.each(Object.entries(curves))("%s: snapshots of 300 s are noticed within 4 s", async (name, curve) => {
    const lags = await Promise.all(lengths.map((length) => lagOf(300 + length, curve, waiting)));
    expect(Math.max(...lags)).toBeLessThanOrEqual(4_000);
    if (name === "linear") expect(mean(lags)).toBeLessThanOrEqual(600);
  });
});

describe("hints stretch gaps", () => {
  const start = Date.parse("2026-01-01T00:00:00Z");
  const at = (age: number, last: Partial<Observation>) => ({
    now: start + age,
    startedAt: start,
    polledAt: start + age,
    steps: [],
    last: { phase: "pending", status: "progressing", ...last } as Observation,
  });
  const far = at(10_000, { remainingSeconds: 3_000 });
  const atNothing = at(10_000, { progress: 0 });

  test("the more, the more snapshots share the calls", () => {
    const gaps = (hints: typeof far) =>
      [1, 10, 20, 30, 1_000].map((waiting) => schedule({ waiting: () => waiting })(hints));
    expect(gaps(far)).toEqual([1_000, 1_000, 5_250, defaultMaxPollInterval, defaultMaxPollInterval]);
    expect(gaps(atNothing)).toEqual([1_000, 1_000, 3_500, 6_000, 6_000]);
  });

  test("as far as the program says, for a lone snapshot too", () => {
    const gapOf = (maxPollInterval: number) => schedule({ maxPollInterval, waiting: () => 1 })(far);
    expect([gapOf(60_000), gapOf(3_000), gapOf(10)]).toEqual([60_000, 3_000, 1_000]);
  });
});
