import { lagBound } from "../../provider/readiness/schedule";
import { systemClock } from "../../provider/time/clock";
import { formatDuration, parseDuration } from "../../provider/time/duration";

test.each([
  ["30m", 1_800_000],
  ["1h30m", 5_400_000],
  ["90s", 90_000],
  ["1.5h", 5_400_000],
  ["250ms", 250],
  ["", undefined],
  ["30", undefined],
  ["30 m", undefined],
  ["-5m", undefined],
  ["m", undefined],
])("duration %j is %j ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each([
  [999, "1 s"],
  [119_000, "119 s"],
  [31 * 60_000, "31 min"],
  [65 * 60_000, "65 min"],
  [125 * 60_000, "2 h 05 min"],
])("%d ms reads %j", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, 1_000],
  [40_000, 1_000],
  [100_000, 2_500],
  [160_000, 4_000],
  [3_600_000, 4_000],
])("at an age of %d ms without hints the gap is %d ms", (age, gap) => {
  expect(lagBound(age)).toBe(gap);
});

test("an aborted sleep rejects at once with the signal's reason", async () => {
  const stop = new AbortController();
  const sleeping = systemClock.sleep(3_600_000, stop.signal);
  stop.abort(new Error("enough"));
  await expect(sleeping).rejects.toThrow("enough");
});
