import { isTransient, TransportError } from "../../provider/http/errors";
import type { Observation } from "../../provider/readiness/observation";
import { schedule } from "../../provider/readiness/schedule";
import { type WaitRequest, waitFor } from "../../provider/readiness/waiter";
import { VirtualClock } from "../support/virtual-clock";

const minute = 60_000;
const pending = (progress?: number): Observation => ({
  phase: "pending",
  status: "progressing",
  ...(progress === undefined ? {} : { progress }),
});
const complete: Observation = { phase: "complete", status: "accomplished", progress: 100 };
const gone: Observation = { phase: "gone", status: "gone" };

/** Waits on a cloud whose answer is a function of the milliseconds since the create. */
async function wait(
  answer: (age: number, poll: number) => Observation | Error,
  overrides: Partial<WaitRequest<unknown>> = {},
) {
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const changes: Observation[] = [];
  const warnings: string[] = [];
  let polls = 0;
  const result = await clock.run(
    waitFor({
      poll: async (gap) => {
        await clock.sleep(gap);
        const seen = answer(clock.now() - startedAt, ++polls);
        if (seen instanceof Error) throw seen;
        return seen;
      },
      target: ({ phase }) => phase === "complete",
      startedAt,
      resumed: false,
      stallMs: 30 * minute,
      capMs: 360 * minute,
      schedule: schedule(),
      clock,
      isTransient,
      onChange: (seen) => changes.push(seen),
      onWarning: (text) => warnings.push(text),
      ...overrides,
    }),
  );
  return { result, changes, warnings, tookMs: clock.now() - startedAt };
}

test("a snapshot that stops moving is given up after the stall limit", async () => {
  const { result } = await wait((age) => pending(Math.min(60, Math.floor(age / 10_000))));
  expect(result).toMatchObject({ end: "stalled", last: { progress: 60 } });
  expect(result.stillMs).toBeGreaterThanOrEqual(30 * minute);
});

test.each([undefined, 0])("one that never tells more progress than %p has only the cap", async (progress) => {
  const quiet = progress === undefined ? pending() : pending(progress);
  const { result } = await wait((age) => (age < 5 * 60 * minute ? quiet : complete));
  expect(result.end).toBe("ready");
  expect((await wait(() => quiet)).result).toMatchObject({ end: "timed-out", waitedMs: 360 * minute });
});

test("one that keeps moving is waited for, up to the cap, with a last look at the very end", async () => {
  const slow = (age: number) => pending(Math.floor(age / minute));
  const capMs = 45 * minute;
  const { result, tookMs } = await wait(slow, { capMs });
  expect(result.end).toBe("timed-out");
  expect(tookMs).toBe(capMs);
  const inTime = await wait((age) => (age >= capMs ? complete : slow(age)), { capMs });
  expect(inTime.result.end).toBe("ready");
});

test("a resumed wait looks at once", async () => {
  const { result, tookMs } = await wait(() => complete, { resumed: true });
  expect(result).toMatchObject({ end: "ready", polls: 1 });
  expect(tookMs).toBe(0);
});

test("changes are told once each", async () => {
  const { changes } = await wait((age) => (age < 30_000 ? pending(age < 10_000 ? 0 : 50) : complete));
  expect(changes.map(({ progress }) => progress)).toEqual([0, 50, 100]);
});

test("two looks within a second do not say that a snapshot vanished", async () => {
  let blinks = 0;
  const { result } = await wait((age) => (age > 70_000 && blinks++ < 3 ? gone : age < 120_000 ? pending() : complete), {
    schedule: () => 300,
  });
  expect(result.end).toBe("ready");
});

test("a wait that is aborted during a look ends with the reason, and tells of no trouble", async () => {
  const stop = new AbortController();
  const told: unknown[] = [];
  const aborted = wait(
    () => {
      stop.abort(new Error("cancelled"));
      return new TransportError("Look", "aborted");
    },
    { signal: stop.signal, onTrouble: (error) => told.push(error) },
  );
  await expect(aborted).rejects.toThrow("cancelled");
  expect(told).toEqual([]);
});

test("a wait that was aborted asks for no further look", async () => {
  const stop = new AbortController();
  let polls = 0;
  const aborted = wait(
    () => {
      polls++;
      stop.abort(new Error("cancelled"));
      return pending();
    },
    { signal: stop.signal },
  );
  await expect(aborted).rejects.toThrow("cancelled");
  expect(polls).toBe(1);
});
