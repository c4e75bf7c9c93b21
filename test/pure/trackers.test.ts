import { Missing } from "../../provider/readiness/missing";
import { Movement } from "../../provider/readiness/movement";
import type { Observation } from "../../provider/readiness/observation";
import { Refusals } from "../../provider/readiness/refusals";

const minute = 60_000;

describe("missing polls", () => {
  test("mean nothing in the first minute", () => {
    const missing = new Missing(0);
    expect([0, 30_000, 59_998, 59_999].map((now) => missing.notShown(now))).toEqual([false, false, false, false]);
    expect(missing.notShown(minute)).toBe(false); // the first that counts
    expect(missing.notShown(minute + 1_000)).toBe(true);
  });

  test("have to be a second apart, and in a row", () => {
    const missing = new Missing(0);
    expect(missing.notShown(2 * minute)).toBe(false);
    expect(missing.notShown(2 * minute + 999)).toBe(false);
    missing.shown();
    expect(missing.notShown(2 * minute + 5_000)).toBe(false);
    expect(missing.notShown(2 * minute + 6_000)).toBe(true);
  });
});

describe("refused polls", () => {
  const refusal = { isTransient: false, isThrottled: false, isFinal: false };
  const trouble = { isTransient: true, isThrottled: false, isFinal: false };

  test("end a wait when there are three in a row within no less than half a minute", () => {
    const refusals = new Refusals();
    expect([0, 10_000, 29_999].map((now) => refusals.failed(refusal, now))).toEqual([false, false, false]);
    expect(refusals.failed(refusal, 30_000)).toBe(true);
  });

  test("begin anew after an answer, and after trouble that passes", () => {
    for (const between of [(each: Refusals) => each.answered(), (each: Refusals) => each.failed(trouble, 15_000)]) {
      const refusals = new Refusals();
      refusals.failed(refusal, 0);
      refusals.failed(refusal, 10_000);
      between(refusals);
      expect([20_000, 30_000, 40_000].map((now) => refusals.failed(refusal, now))).toEqual([false, false, false]);
      expect(refusals.failed(refusal, 50_000)).toBe(true);
    }
  });

  test("end it at once when none can work", () => {
    expect(new Refusals().failed({ ...refusal, isFinal: true }, 0)).toBe(true);
  });

  test("shorten the gap: soon and then ever later after trouble, eight seconds at most", () => {
    const refusals = new Refusals();
    const gaps = [refusals.gap(60_000)];
    for (let i = 0; i < 5; i++) {
      refusals.failed(trouble, 0);
      gaps.push(refusals.gap(60_000));
    }
    expect(gaps).toEqual([60_000, 700, 1_400, 2_800, 5_600, 8_000]);
    expect(refusals.gap(500)).toBe(500);
    refusals.failed({ ...trouble, isThrottled: true }, 0);
    expect(refusals.gap(60_000)).toBe(8_000);
    expect(refusals.isBlind).toBe(true);
    refusals.answered();
    expect([refusals.gap(60_000), refusals.isBlind]).toEqual([60_000, false]);
  });
});

describe("movement", () => {
  const at = (progress?: number, status = "progressing"): Observation => ({
    phase: "pending",
    status,
    ...(progress === undefined ? {} : { progress }),
  });

  test("is a change of phase, status or progress", () => {
    const movement = new Movement(0, 0);
    const shown = [at(), at(), at(5), at(5), at(5, "copying"), { ...at(5, "copying"), phase: "usable" as const }];
    expect(shown.map((seen, i) => movement.shown(seen, i))).toEqual([true, false, true, false, true, true]);
  });

  test("gives the steps of a forecast: between which polls each progress came", () => {
    const movement = new Movement(0, 10_000);
    for (const [now, progress] of [
      [12_000, 0],
      [15_000, 10],
      [19_000, 10],
      [24_000, 20],
    ] as const) {
      movement.answered(now, false);
      movement.shown(at(progress), now);
    }
    expect(movement.hints(25_000)).toEqual({
      now: 25_000,
      startedAt: 0,
      last: at(20),
      polledAt: 24_000,
      steps: [
        { after: 12_000, at: 15_000, progress: 10 },
        { after: 19_000, at: 24_000, progress: 20 },
      ],
    });
    expect(movement.lagMs).toBe(5_000);
  });

  test("a first progress came at any time since the snapshot was made", () => {
    const movement = new Movement(1_000, 50_000);
    movement.answered(52_000, false);
    movement.shown(at(40), 52_000);
    expect(movement.hints(52_000).steps).toEqual([{ after: 1_000, at: 52_000, progress: 40 }]);
  });

  test("has stalled when it stands still for that long, once there was progress", () => {
    const movement = new Movement(0, 0);
    movement.answered(1_000, false);
    movement.shown(at(0), 1_000);
    expect(movement.isStalled(10 * minute, minute)).toBe(false);
    movement.answered(2_000, false);
    movement.shown(at(1), 2_000);
    expect([61_999, 62_000].map((now) => movement.isStalled(now, minute))).toEqual([false, true]);
  });

  test("time in which no poll was answered does not count", () => {
    const movement = new Movement(0, 0);
    movement.answered(1_000, false);
    movement.shown(at(1), 1_000);
    movement.answered(51_000, true);
    movement.shown(at(1), 51_000);
    expect(movement.stillMs(51_000)).toBe(0);
  });
});
