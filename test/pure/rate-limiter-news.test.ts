import { CloudError } from "../../provider/http/errors";
import { type RateLimitedCall, RateLimiters, type RateLimitOptions } from "../../provider/http/rate-limiter";
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

describe("a call that has to wait for more than a second is told why, once", () => {
  const texts = () => {
    const heard: string[] = [];
    return { heard, onWait: (text: string) => void heard.push(text) };
  };

  test("because of our share, with how long those before it take", async () => {
    const { clock, poll, many } = setUp({ calls: 250 });
    await clock.run(many(249));
    await clock.run(clock.sleep(48 * second));
    const { heard, onWait } = texts();
    const all = Array.from({ length: 502 }, () => poll(undefined, { onWait }));
    expect(heard[0]).toBe("waiting 12 s: 250 calls of Look in a minute are our share");
    expect(heard[249]).toBe("waiting 60 s: 250 calls of Look in a minute are our share");
    expect(heard[250]).toBe("waiting 72 s: 250 calls of Look in a minute are our share");
    expect(heard[499]).toBe("waiting 2 min: 250 calls of Look in a minute are our share");
    await clock.run(Promise.all(all));
    expect(heard).toHaveLength(501);
  });

  test.each([
    [1, second, "1 call of Look in a second is our share"],
    [2, 20 * second, "2 calls of Look in 20 s are our share"],
  ])("in the words of the window: %i in %i ms", (calls, windowMs, text) => {
    const { poll } = setUp({ calls, windowMs });
    const { heard, onWait } = texts();
    for (let i = 0; i < 10; i++) void poll(undefined, { onWait });
    expect(heard.at(-1)).toContain(text);
  });

  test("because of a throttle that is on, or that comes while it waits", async () => {
    const { clock, poll, refuse } = setUp({ calls: 2, windowMs: second });
    const { heard, onWait } = texts();
    const slow = poll(() => clock.sleep(500).then(() => Promise.reject(throttled(4_000)))).catch(() => {});
    void poll();
    const early = poll(undefined, { onWait });
    expect(heard).toEqual([]);
    await clock.run(slow);
    const closed = "waiting 4 s: the cloud throttles Look";
    expect(heard).toEqual([closed]);
    const late = poll(undefined, { onWait });
    expect(heard).toEqual([closed, closed]);
    await clock.run(Promise.all([early, late]));
    await clock.run(refuse(90 * second));
    await clock.run(clock.sleep(second));
    void poll(undefined, { onWait });
    expect(heard.slice(2)).toEqual(["waiting 89 s: the cloud throttles Look"]);
  });

  test("to the millisecond", async () => {
    for (const [ms, count] of [
      [second, 0],
      [second + 1, 1],
    ] as const) {
      const { clock, poll, refuse } = setUp();
      const { heard, onWait } = texts();
      await clock.run(refuse(ms));
      void poll(undefined, { onWait });
      expect(heard).toHaveLength(count);
    }
  });

  test("by a further refusal, and not of a moment before", async () => {
    const { clock, poll, refuse } = setUp();
    const { heard, onWait } = texts();
    await clock.run(refuse(second));
    const probe = poll(() => clock.sleep(10).then(() => Promise.reject(throttled()))).catch(() => {});
    const waiting = poll(() => Promise.reject(throttled()), { onWait }).catch(() => {});
    expect(heard).toEqual([]);
    await clock.run(probe);
    await clock.run(waiting);
    expect(heard).toEqual(["waiting 4 s: the cloud throttles Look"]);
  });

  test("when a throttle comes, each by its place in the queue and by what is left of our share", async () => {
    const { clock, poll, many } = setUp({ calls: 20, windowMs: second });
    const { heard, onWait } = texts();
    const slow = poll(() => clock.sleep(10).then(() => Promise.reject(throttled(1_200)))).catch(() => {});
    await clock.run(many(19));
    const all = Array.from({ length: 19 }, () => poll(undefined, { onWait }));
    expect(heard).toEqual([]);
    await clock.run(slow);
    expect(heard).toEqual([
      ...Array(10).fill("waiting 1 s: the cloud throttles Look"),
      ...Array(9).fill("waiting 2 s: 10 calls of Look in a second are our share"),
    ]);
    await clock.run(Promise.all(all));
  });

  test("the probe of the throttle, the others of our share where that takes longer", async () => {
    const { clock, poll, many, refuse } = setUp();
    const [probe, other] = [texts(), texts()];
    await clock.run(many(60));
    await clock.run(refuse());
    void poll(undefined, probe);
    void poll(undefined, other);
    expect(probe.heard).toEqual(["waiting 2 s: the cloud throttles Look"]);
    expect(other.heard).toEqual(["waiting 60 s: 50 calls of Look in a minute are our share"]);
  });

  test("not again when what it waits for changes", async () => {
    const { clock, poll, many } = setUp();
    const { heard, onWait } = texts();
    const slow = poll(() => clock.sleep(10).then(() => Promise.reject(throttled()))).catch(() => {});
    await clock.run(many(99));
    const waiting = poll(undefined, { onWait });
    await clock.run(slow);
    await clock.run(waiting);
    expect(heard).toEqual(["waiting 60 s: 100 calls of Look in a minute are our share"]);
  });
});
