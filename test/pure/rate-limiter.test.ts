import { getEventListeners } from "node:events";
import fc from "fast-check";
import { CloudError } from "../../provider/http/errors";
import { type RateLimitedCall, RateLimiters, type RateLimitOptions } from "../../provider/http/rate-limiter";
import { VirtualClock } from "../support/virtual-clock";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const throttled = (retryAfterMs?: number) =>
  new CloudError("slow down", {
    operation: "Look",
    kind: "throttle",
    code: "Throttling",
    httpStatus: 403,
    retryAfterMs,
  });

/** A clock that knows how many sleeps were asked for and how many are under way. */
class CountingClock extends VirtualClock {
  sleeps = 0;
  most = 0;
  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.sleeps++;
    const slept = super.sleep(ms, signal);
    this.most = Math.max(this.most, this.pendingTimers);
    return slept;
  }
}

function setUp(options: Partial<RateLimitOptions> = {}) {
  const clock = new CountingClock();
  const limiters = new RateLimiters(clock, { calls: 100, windowMs: minute, ...options });
  const at: number[] = [];
  const begun = clock.now();
  const since = () => clock.now() - begun;
  const poll = (answer: () => Promise<unknown> = async () => {}, call?: RateLimitedCall) =>
    limiters.run(
      "Look",
      () => {
        at.push(since());
        return answer();
      },
      call,
    );
  const refuse = (retryAfterMs?: number) => poll(() => Promise.reject(throttled(retryAfterMs))).catch(() => {});
  const many = (count: number) => Promise.all(Array.from({ length: count }, () => poll()));
  /** How many of many calls go out at once. */
  const size = async () => {
    await clock.run(clock.sleep(minute)); // no earlier call counts any more
    const [before, now] = [at.length, since()];
    const stop = new AbortController();
    const all = Array.from({ length: 300 }, () => poll(undefined, { signal: stop.signal }));
    await clock.run(Promise.race([Promise.allSettled(all), clock.sleep(10)]));
    stop.abort(new Error("enough"));
    await Promise.allSettled(all);
    return at.slice(before).filter((each) => each < now + 10).length;
  };
  return { clock, limiters, at, since, poll, refuse, many, size };
}

const inWindow = (at: number[], windowMs: number) =>
  Math.max(...at.map((start) => at.filter((each) => each >= start && each < start + windowMs).length));

describe("our share", () => {
  test("no window sees more calls than our share, whenever they come, and nobody waits longer than that takes", async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 12 }), async (gaps, calls) => {
        const { clock, at, since, poll } = setUp({ calls, windowMs: second });
        const arrived: number[] = [];
        const order: number[] = [];
        const all: Promise<unknown>[] = [];
        for (const [i, gap] of gaps.entries()) {
          if (gap > 50) await clock.run(clock.sleep(gap));
          arrived.push(since());
          all.push(poll(async () => order.push(i)));
        }
        await clock.run(Promise.all(all));
        expect(order).toEqual([...gaps.keys()]);
        const best: number[] = [];
        for (const [i, time] of arrived.entries())
          best.push(Math.max(time, best[i - 1] ?? 0, (best[i - calls] ?? -second) + second));
        expect(at).toEqual(best);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["a minute", 250, minute],
    ["a second", 100, second],
  ])("a burst goes out at once, and the next when %s has passed", async (_window, calls, windowMs) => {
    const { clock, at, many } = setUp({ calls, windowMs });
    await clock.run(many(2 * calls + 1));
    expect(at.filter((each) => each === 0)).toHaveLength(calls);
    expect(at.filter((each) => each === windowMs)).toHaveLength(calls);
    expect(inWindow(at, windowMs)).toBe(calls);
    expect(clock.sleeps).toBe(2);
  });

  test("a thousand waiting calls need one timer at a time, and leave in the order in which they came", async () => {
    const { clock, poll } = setUp({ calls: 5, windowMs: second });
    const order: number[] = [];
    for (let i = 0; i < 5; i++) {
      await clock.run(poll());
      await clock.run(clock.sleep(150));
    }
    clock.sleeps = 0;
    clock.most = 0;
    await clock.run(Promise.all(Array.from({ length: 1_000 }, (_, i) => poll(async () => order.push(i)))));
    expect(order).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    expect(clock.sleeps).toBeLessThan(1_100);
    expect(clock.most).toBe(1);
  });

  test("a call that finds nobody waiting and room in the window sets no timer, and begins at once", () => {
    const { clock, at, poll } = setUp();
    void poll();
    expect(at).toEqual([0]);
    expect(clock.sleeps).toBe(0);
  });

  test("operations do not count against each other", async () => {
    const { clock, limiters, poll } = setUp({ calls: 1 });
    await clock.run(Promise.all([poll(), limiters.run("Other", async () => {})]));
    expect(clock.sleeps).toBe(0);
  });
});

describe("a caller that gives up", () => {
  test("leaves at once, with its reason, without a timer and without a cost", async () => {
    const { clock, at, poll } = setUp({ calls: 1 });
    await clock.run(poll());
    const stop = new AbortController();
    const { signal } = stop;
    const first = poll(undefined, { signal });
    const second = poll();
    const third = poll(undefined, { signal });
    expect(clock.pendingTimers).toBe(1);
    stop.abort(new Error("enough"));
    await expect(first).rejects.toThrow("enough");
    await expect(third).rejects.toThrow("enough");
    await clock.run(second);
    expect(at).toEqual([0, minute]);
    expect(clock.sleeps).toBe(1);
  });

  test("is not listened to any more once its call is out", async () => {
    const { clock, poll } = setUp();
    const { signal } = new AbortController();
    await clock.run(poll(undefined, { signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("stops the timer when it was the last to wait, and never calls when it had given up before", async () => {
    const { clock, at, poll } = setUp({ calls: 1 });
    await clock.run(poll());
    const stop = new AbortController();
    const waiting = poll(undefined, { signal: stop.signal });
    stop.abort(new Error("enough"));
    expect(clock.pendingTimers).toBe(0);
    await expect(waiting).rejects.toThrow("enough");
    await expect(poll(undefined, { signal: stop.signal })).rejects.toThrow("enough");
    expect(at).toEqual([0]);
  });

  test("and was the probe has learnt nothing: the next call probes", async () => {
    const { clock, at, poll, refuse } = setUp();
    await clock.run(refuse());
    const stop = new AbortController();
    const probe = poll(() => clock.sleep(hour, stop.signal), { signal: stop.signal });
    const others = [poll(() => clock.sleep(second)), poll()];
    await clock.run(clock.sleep(5 * second));
    stop.abort(new Error("enough"));
    await expect(probe).rejects.toThrow("enough");
    await clock.run(Promise.all(others));
    expect(at).toEqual([0, 2 * second, 5 * second, 6 * second]);
  });
});
