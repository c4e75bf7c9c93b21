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

describe("what a throttle leaves of the share", () => {
  test("is half, once for all calls of a burst, whenever their answers come", async () => {
    const { clock, since, poll, size } = setUp();
    const slow = (ms: number) => poll(() => clock.sleep(ms).then(() => Promise.reject(throttled())));
    const burst = Promise.allSettled([10, 20, 20, 5_000, 30_000].map(slow));
    await clock.run(clock.sleep(3 * second));
    await clock.run(poll()); // opens the gate before the last answers come
    await clock.run(burst);
    expect(since()).toBe(30 * second);
    expect(await size()).toBe(60); // a minute later
  });

  test("is half, whatever number of probes is refused, and however soon the cloud says to come back", async () => {
    const { clock, refuse, size } = setUp();
    for (let i = 0; i < 20; i++) await clock.run(refuse(0));
    expect(await size()).toBe(60);
    const { clock: other, poll, refuse: again, size: left } = setUp();
    for (let i = 0; i < 20; i++) await other.run(again(110 * second));
    await other.run(poll());
    expect(await left()).toBe(60);
  });

  test.each([
    [minute, 10],
    [second, 1],
  ])("is never less than what still makes progress: with a window of %i ms, %i", async (windowMs, least) => {
    const { clock, poll, refuse, size } = setUp({ windowMs });
    for (let i = 0; i < 10; i++) {
      await clock.run(poll());
      await clock.run(refuse(0));
    }
    await clock.run(poll());
    const regained = 10;
    expect(await size()).toBe(least + regained);
  });

  test("grows back only from the last answer that was a throttle, whichever call it was for", async () => {
    const { clock, poll, refuse, size } = setUp();
    const late = poll(() => clock.sleep(50 * second).then(() => Promise.reject(throttled(0)))).catch(() => {});
    await clock.run(refuse(second));
    await clock.run(late);
    await clock.run(poll());
    await clock.run(clock.sleep(50 * second));
    expect(await size()).toBe(60); // 110 s later
  });

  test("grows back by a tenth of the full share a minute", async () => {
    const { clock, refuse, size } = setUp();
    await clock.run(refuse(0));
    const sizes: number[] = [];
    for (let i = 0; i < 7; i++) sizes.push(await size());
    expect(sizes).toEqual([60, 70, 80, 90, 100, 100, 100]);
  });

  test("stays regained at the next throttle: seven of them half an hour apart leave all of it each time (G10)", async () => {
    const { clock, poll, refuse, size } = setUp({ calls: 250 });
    for (let i = 0; i < 7; i++) {
      await clock.run(refuse());
      await clock.run(poll());
      expect(await size()).toBeGreaterThanOrEqual(125);
      await clock.run(clock.sleep(hour / 2));
      expect(await size()).toBe(250);
      await clock.run(clock.sleep(minute));
    }
  });

  test("stays regained at a throttle that comes before all of it is back", async () => {
    const { clock, poll, refuse, size } = setUp();
    await clock.run(refuse(0));
    await clock.run(poll());
    await clock.run(clock.sleep(2 * minute));
    await clock.run(refuse(0)); // half of 70
    expect(await size()).toBe(45);
  });

  test("is kept like the full share: no window sees more", async () => {
    const { clock, at, poll, refuse, many } = setUp({ windowMs: second });
    await clock.run(refuse(0));
    await clock.run(poll());
    await clock.run(clock.sleep(second));
    const before = at.length;
    await clock.run(many(500));
    expect(inWindow(at.slice(before), second)).toBe(50);
  });
});
