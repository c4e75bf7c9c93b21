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
const refusal = new CloudError("denied", { operation: "Look", kind: "credentials", code: "No", httpStatus: 403 });
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

describe("a snapshot that is not found", () => {
  test("counts from the sixtieth second on, twice, a second apart", async () => {
    const { result, tookMs } = await wait([
      [59_999, gone],
      [60_000, gone],
      [60_999, gone],
      [61_000, gone],
    ]);
    expect(result).toMatchObject({ end: "vanished", polls: 4 });
    expect(tookMs).toBe(61_000);
  });

  test("and then found has never been gone", async () => {
    const { result } = await wait([
      [60_000, gone],
      [61_000, pending()],
      [62_000, gone],
      [63_000, complete],
    ]);
    expect(result.end).toBe("ready");
  });
});

describe("refusals end a wait", () => {
  test("when there were three in a row, the last one half a minute after the first", async () => {
    const refused = async (...at: number[]) => {
      const polls = at.map((each): [number, Answer] => [each, refusal]);
      return (await wait([...polls, [50_000, complete]])).result;
    };
    // while looks fail the gap is eight seconds at most
    expect(await refused(1_000, 9_000, 17_000, 25_000, 31_000)).toMatchObject({ end: "refused", polls: 5 });
    expect(await refused(1_000, 9_000, 17_000, 25_000, 30_999)).toMatchObject({ end: "ready" });
  });

  test("when there were three of them, however slowly they come, and not two", async () => {
    const slowly = async (...errors: Error[]) => {
      const clock = new VirtualClock();
      const poll = async () => {
        await clock.sleep(20_000);
        const error = errors.shift();
        if (error) throw error;
        return complete;
      };
      const request = {
        target: ({ phase }: Observation) => phase === "complete",
        startedAt: clock.now(),
        resumed: true,
      };
      const bounds = { stallMs: 1e9, capMs: 1e9, schedule: () => 1_000, clock, isTransient };
      return (await clock.run(waitFor({ poll, ...request, ...bounds }))).end;
    };
    for (const before of [[], [lost]]) {
      expect(await slowly(...before, refusal, refusal)).toBe("ready");
      expect(await slowly(...before, refusal, refusal, refusal)).toBe("refused");
    }
  });

  test("with the last error, and no other end has an error of a look that worked since", async () => {
    const { result } = await wait([[1_000, refusal]]);
    expect(result).toMatchObject({ end: "refused", error: refusal });
    const { result: good } = await wait([
      [1_000, refusal],
      [2_000, complete],
    ]);
    expect(good).not.toHaveProperty("error");
  });
});

describe("the stall limit", () => {
  const stall = { stallMs: 10_000 };

  test("counts from the last change, to the millisecond", async () => {
    const { result } = await wait(
      [
        [1_000, pending(10)],
        [10_999, pending(10)],
        [11_000, pending(10)],
      ],
      stall,
    );
    expect(result).toMatchObject({ end: "stalled", polls: 3, stillMs: 10_000 });
  });

  test.each([
    ["progress", pending(11)],
    ["status", pending(10, "uploading")],
    ["phase", { ...pending(10), phase: "usable" } as Observation],
  ])("begins anew when the %s changes", async (_, changed) => {
    const { result, tookMs } = await wait(
      [
        [1_000, pending(10)],
        [10_000, changed],
        [19_999, changed],
        [20_000, changed],
      ],
      stall,
    );
    expect(result.end).toBe("stalled");
    expect(tookMs).toBe(20_000);
  });

  test("does not count the time in which no look worked", async () => {
    const { result, tookMs } = await wait(
      [
        [1_000, pending(10)],
        [2_000, lost],
        [2_700, pending(10)],
        [12_699, pending(10)],
        [12_700, pending(10)],
      ],
      stall,
    );
    expect(result.end).toBe("stalled");
    expect(tookMs).toBe(12_700);
  });
});

describe("the end of the time", () => {
  test("has a look at the very moment, and none after it", async () => {
    const { result, gaps } = await wait([[4_000, pending()]], { capMs: 10_000, schedule: () => 4_000 });
    expect(result).toMatchObject({ end: "timed-out", polls: 3, waitedMs: 10_000 });
    expect(gaps).toEqual([4_000, 4_000, 2_000]);
  });

  test("comes with a look that is due at that moment", async () => {
    const { result } = await wait([[5_000, pending()]], { capMs: 10_000, schedule: () => 5_000 });
    expect(result).toMatchObject({ end: "timed-out", polls: 2 });
  });

  test("with a snapshot that is not found, or a look that fails, is one too", async () => {
    for (const answer of [gone, lost]) {
      const { result } = await wait([[1_000, answer]], { capMs: 10_000 });
      expect(result).toMatchObject({ end: "timed-out", waitedMs: 10_000 });
    }
  });
});
