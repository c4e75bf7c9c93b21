import { CloudError, isFinal, isTransient, LocalError, TransportError } from "../../provider/http/errors";
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

test("a poll that fails for a moment is repeated within a second, then ever more seldom; after a throttle the gap stays", async () => {
  const gapsAfter = async (error: Error) => {
    const gaps: number[] = [];
    await wait(() => complete, {
      startedAt: new VirtualClock().now() - 60 * minute,
      isThrottled: (caught) => caught instanceof CloudError && caught.details.kind === "throttle",
      poll: async (gap) => {
        gaps.push(gap);
        if (gaps.length > 6) return complete;
        throw error;
      },
    });
    return gaps;
  };
  const details = { operation: "Look", kind: "throttle", code: "Throttling", httpStatus: 429 } as const;
  expect(await gapsAfter(new TransportError("Look", "reset"))).toEqual([4_000, 700, 1_400, 2_800, 4_000, 4_000, 4_000]);
  expect(new Set(await gapsAfter(new CloudError("slow down", details)))).toEqual(new Set([4_000]));
});

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
  const blink = await wait((age, poll) => (poll === 70 ? gone : age < 120_000 ? pending() : complete));
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

test("refusals end the wait once they have gone on for half a minute", async () => {
  const { result, tookMs } = await wait((age) => (age < 20_000 ? pending() : refusal));
  expect(result).toMatchObject({ end: "refused", error: refusal });
  expect(tookMs).toBeGreaterThanOrEqual(50_000);
  expect(tookMs).toBeLessThanOrEqual(60_000);
});

test.each([5_000, 29_000])("keys that are refused for %d ms while they are changed end nothing", async (ms) => {
  const { result } = await wait((age) => (age < 10_000 ? pending() : age < 10_000 + ms ? refusal : complete));
  expect(result.end).toBe("ready");
});

test("two refusals end nothing, however slowly they come", async () => {
  const clock = new VirtualClock();
  let polls = 0;
  const poll = async (gap: number) => {
    await clock.sleep(gap + 40_000);
    if (++polls <= 2) throw refusal;
    return complete;
  };
  const limits = { startedAt: clock.now(), resumed: true, stallMs: 30 * minute, capMs: 60 * minute };
  const wait = waitFor({ ...limits, poll, target: () => true, schedule: schedule(), clock, isTransient });
  expect(await clock.run(wait)).toMatchObject({ end: "ready", polls: 3 });
});

test("however seldom a wait looks, refusals end it within a minute", async () => {
  const { result, tookMs } = await wait((_, poll) => (poll === 1 ? pending() : refusal), {
    schedule: () => 10 * minute,
    resumed: true,
  });
  expect(result.end).toBe("refused");
  expect(tookMs - 10 * minute).toBeLessThanOrEqual(minute);
});

test.each([
  ["a lost answer", new TransportError("Look", "reset")],
  ["an observation", pending()],
])("refusals that %s interrupts are not in a row", async (_, between) => {
  const { result } = await wait((age, poll) => (age > 5 * minute ? complete : poll % 8 === 0 ? between : refusal));
  expect(result.end).toBe("ready");
});

test("what can never work ends the wait at once", async () => {
  const refused = new LocalError("Look", "only https");
  const { result, tookMs } = await wait(() => refused, { isFinal, resumed: true });
  expect(result).toMatchObject({ end: "refused", polls: 1, error: refused });
  expect(tookMs).toBe(0);
});

test("each look that fails is told, the last one too, and no other", async () => {
  const told: unknown[] = [];
  const lost = new TransportError("Look", "reset");
  const failing = [lost, refusal, lost];
  const { result } = await wait(
    (_, poll) => failing[poll - 1] ?? (poll === 4 ? pending() : new LocalError("Look", "")),
    {
      isFinal,
      onTrouble: (error) => told.push(error),
    },
  );
  expect(told).toEqual([...failing, result.error]);
  expect(result).toMatchObject({ end: "refused", polls: 5 });
});
