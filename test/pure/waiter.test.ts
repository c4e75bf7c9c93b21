import { CloudError, isTransient, TransportError } from "../../provider/http/errors";
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
const refusal = new CloudError("denied", {
  operation: "Look",
  kind: "credentials",
  code: "Forbidden.RAM",
  httpStatus: 403,
});

/** Waits on a cloud whose answer is a function of the milliseconds since the create. */
async function wait(
  answer: (age: number, look: number) => Observation | Error,
  overrides: Partial<WaitRequest<unknown>> = {},
) {
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const changes: Observation[] = [];
  const warnings: string[] = [];
  let looks = 0;
  const result = await clock.run(
    waitFor({
      look: async (gap) => {
        await clock.sleep(gap);
        const seen = answer(clock.now() - startedAt, ++looks);
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

test.each([5_000, 29_500, 45_000])("ready after %d ms is noticed within a second", async (readyAt) => {
  const { result, tookMs } = await wait((age) => (age >= readyAt ? complete : pending()));
  expect(result.end).toBe("ready");
  expect(tookMs - readyAt).toBeLessThanOrEqual(1_000);
});

test("failed ends the wait at once", async () => {
  const { result, tookMs } = await wait((age) => (age < 10_000 ? pending(40) : { phase: "failed", status: "failed" }));
  expect(result).toMatchObject({ end: "failed", last: { status: "failed" } });
  expect(tookMs).toBeLessThan(11_500);
});

test("not found in the first minute is waited out: lists lag behind creates", async () => {
  const { result } = await wait((age) => (age < 50_000 ? gone : complete));
  expect(result.end).toBe("ready");
});

test("vanishing later is an end, but only when two looks in a row say so", async () => {
  const blink = await wait((age, look) => (look === 70 ? gone : age < 120_000 ? pending() : complete));
  expect(blink.result.end).toBe("ready");
  const vanished = await wait((age) => (age < 70_000 ? pending(30) : gone));
  expect(vanished.result).toMatchObject({ end: "vanished", last: { progress: 30 } });
});

test("an unknown status is waited on, with one warning", async () => {
  const { result, warnings } = await wait((age) =>
    age < 20_000 ? { phase: "unknown", status: "in-queue" } : complete,
  );
  expect(result.end).toBe("ready");
  expect(warnings).toEqual([expect.stringContaining('"in-queue"')]);
});

test("network trouble never counts against the snapshot, however long", async () => {
  const { result } = await wait((age) =>
    age > 10_000 && age < 50 * minute
      ? new TransportError("Look", "reset")
      : age < 60 * minute
        ? pending(10)
        : complete,
  );
  expect(result.end).toBe("ready");
});

test("three refusals in a row end the wait; two do not", async () => {
  expect((await wait((_, look) => (look <= 2 ? refusal : complete))).result.end).toBe("ready");
  const { result } = await wait((_, look) => (look % 2 === 0 && look < 10 ? refusal : look < 10 ? pending() : refusal));
  expect(result).toMatchObject({ end: "refused", error: refusal });
});

test("refusals that a lost answer interrupts are not in a row", async () => {
  const { result } = await wait((_, look) =>
    look > 9 ? complete : look % 3 === 0 ? new TransportError("Look", "reset") : refusal,
  );
  expect(result.end).toBe("ready");
});

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
