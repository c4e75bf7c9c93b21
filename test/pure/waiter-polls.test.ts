import { CloudError, isTransient, TransportError } from "../../provider/http/errors";
import type { Hints } from "../../provider/readiness/forecast";
import type { Observation } from "../../provider/readiness/observation";
import { type WaitRequest, type WaitResult, waitFor } from "../../provider/readiness/waiter";
import { VirtualClock } from "../support/virtual-clock";

const pending = (progress?: number, status = "progressing"): Observation => ({
  phase: "pending",
  status,
  ...(progress === undefined ? {} : { progress }),
});
const gone: Observation = { phase: "gone", status: "gone" };
const complete: Observation = { phase: "complete", status: "accomplished" };
const lost = new TransportError("Look", "no answer");

type Answer = Observation | Error;

/** A wait whose looks come at these moments, in milliseconds, with what they bring; the last one repeats every second. */
async function wait(polls: [at: number, answer: Answer][], overrides: Partial<WaitRequest<unknown>> = {}) {
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const hints: Hints[] = [];
  const gaps: number[] = [];
  let index = 0;
  const result: WaitResult<unknown> = await clock.run(
    waitFor({
      poll: async (gap) => {
        gaps.push(gap);
        await clock.sleep(gap);
        const [, answer] = polls[Math.min(index++, polls.length - 1)] ?? [0, gone];
        if (answer instanceof Error) throw answer;
        return answer;
      },
      target: ({ phase }) => phase === "complete",
      startedAt,
      resumed: false,
      stallMs: 1e9,
      capMs: 1e9,
      schedule: ({ now }) => {
        const at = polls[index]?.[0];
        return at === undefined ? 1_000 : at - (now - startedAt);
      },
      clock,
      isTransient,
      onChange: (_, given) => hints.push({ ...given, steps: [...given.steps] }),
      ...overrides,
    }),
  );
  return { result, hints, gaps, tookMs: clock.now() - startedAt, startedAt };
}

test("the lag is the time between the last two looks, and the first one counts from the beginning", async () => {
  const first = await wait([[2_500, complete]]);
  expect(first.result).toMatchObject({ lagMs: 2_500, polls: 1, waitedMs: 2_500, stillMs: 0 });
  const second = await wait([
    [2_500, pending()],
    [6_000, complete],
  ]);
  expect(second.result).toMatchObject({ lagMs: 3_500, polls: 2, waitedMs: 6_000, stillMs: 0 });
});

test("hints tell the changes of progress with the looks before and after, and the last look", async () => {
  const { hints, startedAt } = await wait([
    [1_000, pending()],
    [2_000, pending(0)],
    [3_000, pending(10)],
    [4_000, pending(10)],
    [5_000, pending(20)],
    [6_000, complete],
  ]);
  const at = (ms: number) => startedAt + ms;
  const steps = [
    { after: at(2_000), at: at(3_000), progress: 10 },
    { after: at(4_000), at: at(5_000), progress: 20 },
  ];
  expect(hints.map(({ now }) => now - startedAt)).toEqual([1_000, 2_000, 3_000, 5_000, 6_000]);
  expect(hints[3]).toEqual({ now: at(5_000), startedAt, last: pending(20), polledAt: at(5_000), steps });
});

test("a first look that tells progress has come from nothing at the start", async () => {
  const { hints, startedAt } = await wait([
    [4_000, pending(40)],
    [5_000, complete],
  ]);
  expect(hints[0]?.steps).toEqual([{ after: startedAt, at: startedAt + 4_000, progress: 40 }]);
});

test("a resumed wait looks at once, but for the first time only", async () => {
  const { gaps } = await wait([[1_000, lost]], { resumed: true, capMs: 3_000, schedule: () => 500 });
  expect(gaps.slice(0, 3)).toEqual([0, 500, 500]);
});

test("after troubles the next looks come within a second, then ever more seldom, up to eight", async () => {
  const { gaps } = await wait([[0, lost]], { capMs: 40_000, schedule: () => 60_000, resumed: true });
  expect(gaps.slice(0, 6)).toEqual([0, 700, 1_400, 2_800, 5_600, 8_000]);
});

test("a look that works lets the next trouble be the first one again", async () => {
  const seen = pending();
  const { gaps } = await wait(
    [
      [0, lost],
      [0, lost],
      [0, seen],
      [0, lost],
      [0, lost],
    ],
    { capMs: 200_000, schedule: () => 60_000, resumed: true },
  );
  expect(gaps.slice(0, 6)).toEqual([0, 700, 1_400, 60_000, 700, 1_400]);
});

test("a throttle keeps the gap as it was, up to eight seconds", async () => {
  const throttle = new CloudError("slow", { operation: "Look", kind: "throttle", code: "Slow", httpStatus: 429 });
  const isThrottled = (error: unknown) => error === throttle;
  const of = async (usual: number) =>
    (await wait([[0, throttle]], { capMs: 100_000, schedule: () => usual, resumed: true, isThrottled })).gaps[2];
  expect([await of(3_000), await of(60_000)]).toEqual([3_000, 8_000]);
});
