import { isOfEarlierRun } from "../../provider/clouds/lifecycle/doubles";
import { newMemory } from "../../provider/clouds/lifecycle/memory";

const hour = 3_600_000;
const begunAt = Date.parse("2026-11-20T12:00:00Z");

/** Whether a snapshot of this age is an earlier run's, in a list that this one has asked for so long after its beginning. */
const isEarlier = (age: number, askedAfter: number) => {
  const memory = { ...newMemory(), begunAt };
  return isOfEarlierRun({ memory } as never, { age, askedAt: begunAt + askedAfter } as never);
};

test("a snapshot is an earlier run's that is more than a second older than this one: clouds tell the time to the second", () => {
  expect([0, 1_000, 1_001].map((age) => isEarlier(age, 0))).toEqual([false, false, true]);
  expect([1_000, hour + 1_000, hour + 1_001].map((age) => isEarlier(age, hour))).toEqual([false, false, true]);
});

test("one that is a day old is no news", () => {
  expect([24 * hour - 1, 24 * hour].map((age) => isEarlier(age, 0))).toEqual([true, false]);
});
