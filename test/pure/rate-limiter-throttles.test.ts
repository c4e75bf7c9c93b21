import fc from "fast-check";
import { CloudError, TransportError } from "../../provider/http/errors";
import { type RateLimitedCall, RateLimiters, type RateLimitOptions } from "../../provider/http/rate-limiter";
import { withRetry } from "../../provider/http/retry";
import { VirtualClock } from "../support/virtual-clock";

const second = 1_000;
const minute = 60 * second;

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

describe("a throttle", () => {
  test("is waited out for as long as the cloud asks, however often", async () => {
    const { clock, at, poll, refuse } = setUp();
    await clock.run(refuse(5 * second));
    await clock.run(refuse(20 * second));
    await clock.run(poll());
    expect(at).toEqual([0, 5 * second, 25 * second]);
  });

  test("without a word on its end is waited out in pauses that grow, and begin anew after a success", async () => {
    const { clock, at, since, poll, refuse } = setUp();
    for (let i = 0; i < 14; i++) await clock.run(refuse());
    const pauses = at.slice(1).map((each, i) => (each - (at[i] ?? 0)) / second);
    expect(pauses).toEqual([2, 4, 8, 8, 8, 8, 8, 8, 8, 16, 30, 30, 30]);
    await clock.run(poll());
    const begun = since();
    await clock.run(refuse());
    await clock.run(poll());
    expect(since() - begun).toBe(2 * second);
  });

  test("is over once a single probe brings any other answer, even an error; the others wait for it", async () => {
    for (const error of [undefined, new TransportError("Look", "reset")]) {
      const { clock, at, poll, refuse } = setUp();
      await clock.run(refuse());
      let underWay = 0;
      const most: number[] = [];
      const slow = async () => {
        most.push(++underWay);
        await clock.sleep(second);
        underWay--;
        if (error) throw error;
      };
      await clock.run(Promise.allSettled([poll(slow), poll(slow), poll(slow)]));
      expect(at.slice(1)).toEqual([2 * second, 3 * second, 3 * second]);
      expect(most).toEqual([1, 1, 2]);
    }
  });

  test("lasts as long as the longest word of a burst, and not beyond the success of a probe", async () => {
    const { clock, since, poll, refuse } = setUp();
    const slow = (ms: number, retryAfterMs?: number) =>
      poll(() => clock.sleep(ms).then(() => Promise.reject(throttled(retryAfterMs))));
    const burst = Promise.allSettled([slow(0, 10_000), slow(1_000), slow(2_000, 5_000), slow(10_500, minute)]);
    await clock.run(clock.sleep(3 * second));
    await clock.run(poll(() => clock.sleep(second)));
    expect(since()).toBe(11 * second);
    await clock.run(burst);
    await clock.run(refuse());
    await clock.run(poll());
    expect(since()).toBe(13 * second);
  });

  test("leaves the probe the full share: calls before the throttle do not hold it back by half", async () => {
    const { clock, at, since, poll, many, refuse } = setUp();
    await clock.run(many(80));
    await clock.run(refuse());
    await clock.run(poll());
    expect(since()).toBe(2 * second);
    await clock.run(refuse());
    expect(at.slice(-1)).toEqual([minute]);
    const full = setUp();
    await full.clock.run(full.many(99));
    await full.clock.run(full.refuse());
    await full.clock.run(full.poll());
    expect(full.since()).toBe(minute);
  });

  test("of 3 to 39 s sees its first success within 10 s of its end, and halves the share once (D10)", async () => {
    const from = fc.integer({ min: 0, max: 20_000 });
    const length = fc.integer({ min: 3_000, max: 39_000 });
    await fc.assert(
      fc.asyncProperty(from, length, async (begin, lasts) => {
        const { clock, since, poll, size } = setUp({ calls: 250 });
        let success = 0;
        while (success < begin + lasts) {
          const answer = async () => {
            if (since() >= begin && since() < begin + lasts) throw throttled();
            success = since();
          };
          await clock.run(poll(answer).catch(() => {}));
          await clock.run(clock.sleep(second));
        }
        expect(success).toBeLessThanOrEqual(begin + lasts + 10 * second);
        const left = await size();
        expect(left).toBeGreaterThanOrEqual(125);
        expect(left).toBeLessThanOrEqual(175); // two minutes have passed at most
      }),
      { numRuns: 40 },
    );
  });

  test("from the 3rd to the 39th second is over for a look with retries by the 49th (D10)", async () => {
    const { clock, since, poll } = setUp({ calls: 6_000 });
    await clock.run(clock.sleep(3 * second));
    const answer = async () => {
      if (since() < 39 * second) throw throttled();
    };
    await clock.run(withRetry(() => poll(answer), { clock }));
    expect(since()).toBeLessThanOrEqual(49 * second);
  });
});
