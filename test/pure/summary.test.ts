import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { describeProgress } from "../../provider/clouds/lifecycle/progress";
import { summary } from "../../provider/dynamic/summary";

test("a run in which nothing became ready has no summary", () => {
  expect(summary({ ...newMemory(), calls: 7 })).toEqual([]);
});

test("the summary tells snapshots, lag and calls", () => {
  expect(summary({ ...newMemory(), calls: 43, lags: [1_000, 3_000] })).toEqual([
    "2 snapshots ready, noticed 1.0 s late on average and 3.0 s at most, 43 calls",
  ]);
});

const times = { now: 60_000, startedAt: 0 };
const expected = { at: 100_000, spread: 8_000 };

test("a row tells status, percent, the time left with its uncertainty, and the time gone", () => {
  const seen = { phase: "pending", status: "progressing", progress: 60 } as const;
  expect(describeProgress("s-1", seen, times, expected)).toBe(
    "s-1 progressing 60 %, about 40 s left (± 8 s), 60 s gone",
  );
});

test("a row without a forecast, and one that is done, tell no time left", () => {
  const pending = { phase: "pending", status: "creating" } as const;
  expect(describeProgress("s-1", pending, times, undefined)).toBe("s-1 creating, 60 s gone");
  const done = { phase: "complete", status: "available", progress: 100 } as const;
  expect(describeProgress("s-1", done, times, expected)).toBe("s-1 available 100 %, 60 s gone");
});
