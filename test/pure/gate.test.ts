import { getEventListeners } from "node:events";
import fc from "fast-check";
import { CloudError, TransportError } from "../../provider/http/errors";
import { type GateCall, type GateOptions, Gates } from "../../provider/http/gate";
import { withRetry } from "../../provider/http/retry";
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

function setUp(options: Partial<GateOptions> = {}) {
  const clock = new CountingClock();
  const gates = new Gates(clock, { calls: 100, windowMs: minute, ...options });
  const at: number[] = [];
  const begun = clock.now();
  const since = () => clock.now() - begun;
  const look = (answer: () => Promise<unknown> = async () => {}, call?: GateCall) =>
    gates.run(
      "Look",
      () => {
        at.push(since());
        return answer();
      },
      call,
    );
  const refuse = (retryAfterMs?: number) => look(() => Promise.reject(throttled(retryAfterMs))).catch(() => {});
  const many = (count: number) => Promise.all(Array.from({ length: count }, () => look()));
  /** How many of many calls go out at once. */
  const size = async () => {
    await clock.run(clock.sleep(minute)); // no earlier call counts any more
    const [before, now] = [at.length, since()];
    const stop = new AbortController();
    const all = Array.from({ length: 300 }, () => look(undefined, { signal: stop.signal }));
    await clock.run(Promise.race([Promise.allSettled(all), clock.sleep(10)]));
    stop.abort(new Error("enough"));
    await Promise.allSettled(all);
    return at.slice(before).filter((each) => each < now + 10).length;
  };
  return { clock, gates, at, since, look, refuse, many, size };
}

const inWindow = (at: number[], windowMs: number) =>
  Math.max(...at.map((start) => at.filter((each) => each >= start && each < start + windowMs).length));

describe("our share", () => {
  test("no window sees more calls than our share, whenever they come, and nobody waits longer than that takes", async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 12 }), async (gaps, calls) => {
        const { clock, at, since, look } = setUp({ calls, windowMs: second });
        const arrived: number[] = [];
        const order: number[] = [];
        const all: Promise<unknown>[] = [];
        for (const [i, gap] of gaps.entries()) {
          if (gap > 50) await clock.run(clock.sleep(gap));
          arrived.push(since());
          all.push(look(async () => order.push(i)));
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
    const { clock, look } = setUp({ calls: 5, windowMs: second });
    const order: number[] = [];
    for (let i = 0; i < 5; i++) {
      await clock.run(look());
      await clock.run(clock.sleep(150));
    }
    clock.sleeps = 0;
    clock.most = 0;
    await clock.run(Promise.all(Array.from({ length: 1_000 }, (_, i) => look(async () => order.push(i)))));
    expect(order).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    expect(clock.sleeps).toBeLessThan(1_100);
    expect(clock.most).toBe(1);
  });

  test("a call that finds nobody waiting and room in the window sets no timer, and begins at once", () => {
    const { clock, at, look } = setUp();
    void look();
    expect(at).toEqual([0]);
    expect(clock.sleeps).toBe(0);
  });

  test("operations do not count against each other", async () => {
    const { clock, gates, look } = setUp({ calls: 1 });
    await clock.run(Promise.all([look(), gates.run("Other", async () => {})]));
    expect(clock.sleeps).toBe(0);
  });
});

describe("a caller that gives up", () => {
  test("leaves at once, with its reason, without a timer and without a cost", async () => {
    const { clock, at, look } = setUp({ calls: 1 });
    await clock.run(look());
    const stop = new AbortController();
    const { signal } = stop;
    const first = look(undefined, { signal });
    const second = look();
    const third = look(undefined, { signal });
    expect(clock.pendingTimers).toBe(1);
    stop.abort(new Error("enough"));
    await expect(first).rejects.toThrow("enough");
    await expect(third).rejects.toThrow("enough");
    await clock.run(second);
    expect(at).toEqual([0, minute]);
    expect(clock.sleeps).toBe(1);
  });

  test("is not listened to any more once its call is out", async () => {
    const { clock, look } = setUp();
    const { signal } = new AbortController();
    await clock.run(look(undefined, { signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("stops the timer when it was the last to wait, and never calls when it had given up before", async () => {
    const { clock, at, look } = setUp({ calls: 1 });
    await clock.run(look());
    const stop = new AbortController();
    const waiting = look(undefined, { signal: stop.signal });
    stop.abort(new Error("enough"));
    expect(clock.pendingTimers).toBe(0);
    await expect(waiting).rejects.toThrow("enough");
    await expect(look(undefined, { signal: stop.signal })).rejects.toThrow("enough");
    expect(at).toEqual([0]);
  });

  test("and was the probe has learnt nothing: the next call probes", async () => {
    const { clock, at, look, refuse } = setUp();
    await clock.run(refuse());
    const stop = new AbortController();
    const probe = look(() => clock.sleep(hour, stop.signal), { signal: stop.signal });
    const others = [look(() => clock.sleep(second)), look()];
    await clock.run(clock.sleep(5 * second));
    stop.abort(new Error("enough"));
    await expect(probe).rejects.toThrow("enough");
    await clock.run(Promise.all(others));
    expect(at).toEqual([0, 2 * second, 5 * second, 6 * second]);
  });
});

describe("a throttle", () => {
  test("is waited out for as long as the cloud asks, however often", async () => {
    const { clock, at, look, refuse } = setUp();
    await clock.run(refuse(5 * second));
    await clock.run(refuse(20 * second));
    await clock.run(look());
    expect(at).toEqual([0, 5 * second, 25 * second]);
  });

  test("without a word on its end is waited out in pauses that grow, and begin anew after a success", async () => {
    const { clock, at, since, look, refuse } = setUp();
    for (let i = 0; i < 14; i++) await clock.run(refuse());
    const pauses = at.slice(1).map((each, i) => (each - (at[i] ?? 0)) / second);
    expect(pauses).toEqual([2, 4, 8, 8, 8, 8, 8, 8, 8, 16, 30, 30, 30]);
    await clock.run(look());
    const begun = since();
    await clock.run(refuse());
    await clock.run(look());
    expect(since() - begun).toBe(2 * second);
  });

  test("is over once a single probe brings any other answer, even an error; the others wait for it", async () => {
    for (const error of [undefined, new TransportError("Look", "reset")]) {
      const { clock, at, look, refuse } = setUp();
      await clock.run(refuse());
      let underWay = 0;
      const most: number[] = [];
      const slow = async () => {
        most.push(++underWay);
        await clock.sleep(second);
        underWay--;
        if (error) throw error;
      };
      await clock.run(Promise.allSettled([look(slow), look(slow), look(slow)]));
      expect(at.slice(1)).toEqual([2 * second, 3 * second, 3 * second]);
      expect(most).toEqual([1, 1, 2]);
    }
  });

  test("lasts as long as the longest word of a burst, and not beyond the success of a probe", async () => {
    const { clock, since, look, refuse } = setUp();
    const slow = (ms: number, retryAfterMs?: number) =>
      look(() => clock.sleep(ms).then(() => Promise.reject(throttled(retryAfterMs))));
    const burst = Promise.allSettled([slow(0, 10_000), slow(1_000), slow(2_000, 5_000), slow(10_500, minute)]);
    await clock.run(clock.sleep(3 * second));
    await clock.run(look(() => clock.sleep(second)));
    expect(since()).toBe(11 * second);
    await clock.run(burst);
    await clock.run(refuse());
    await clock.run(look());
    expect(since()).toBe(13 * second);
  });

  test("leaves the probe the full share: calls before the throttle do not hold it back by half", async () => {
    const { clock, at, since, look, many, refuse } = setUp();
    await clock.run(many(80));
    await clock.run(refuse());
    await clock.run(look());
    expect(since()).toBe(2 * second);
    await clock.run(refuse());
    expect(at.slice(-1)).toEqual([minute]);
    const full = setUp();
    await full.clock.run(full.many(99));
    await full.clock.run(full.refuse());
    await full.clock.run(full.look());
    expect(full.since()).toBe(minute);
  });

  test("of 3 to 39 s sees its first success within 10 s of its end, and halves the share once (D10)", async () => {
    const from = fc.integer({ min: 0, max: 20_000 });
    const length = fc.integer({ min: 3_000, max: 39_000 });
    await fc.assert(
      fc.asyncProperty(from, length, async (begin, lasts) => {
        const { clock, since, look, size } = setUp({ calls: 250 });
        let success = 0;
        while (success < begin + lasts) {
          const answer = async () => {
            if (since() >= begin && since() < begin + lasts) throw throttled();
            success = since();
          };
          await clock.run(look(answer).catch(() => {}));
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
    const { clock, since, look } = setUp({ calls: 6_000 });
    await clock.run(clock.sleep(3 * second));
    const answer = async () => {
      if (since() < 39 * second) throw throttled();
    };
    await clock.run(withRetry(() => look(answer), { clock }));
    expect(since()).toBeLessThanOrEqual(49 * second);
  });
});

describe("what a throttle leaves of the share", () => {
  test("is half, once for all calls of a burst, whenever their answers come", async () => {
    const { clock, since, look, size } = setUp();
    const slow = (ms: number) => look(() => clock.sleep(ms).then(() => Promise.reject(throttled())));
    const burst = Promise.allSettled([10, 20, 20, 5_000, 30_000].map(slow));
    await clock.run(clock.sleep(3 * second));
    await clock.run(look()); // opens the gate before the last answers come
    await clock.run(burst);
    expect(since()).toBe(30 * second);
    expect(await size()).toBe(60); // a minute later
  });

  test("is half, whatever number of probes is refused, and however soon the cloud says to come back", async () => {
    const { clock, refuse, size } = setUp();
    for (let i = 0; i < 20; i++) await clock.run(refuse(0));
    expect(await size()).toBe(60);
    const { clock: other, look, refuse: again, size: left } = setUp();
    for (let i = 0; i < 20; i++) await other.run(again(110 * second));
    await other.run(look());
    expect(await left()).toBe(60);
  });

  test.each([
    [minute, 10],
    [second, 1],
  ])("is never less than what still makes progress: with a window of %i ms, %i", async (windowMs, least) => {
    const { clock, look, refuse, size } = setUp({ windowMs });
    for (let i = 0; i < 10; i++) {
      await clock.run(look());
      await clock.run(refuse(0));
    }
    await clock.run(look());
    const regained = 10;
    expect(await size()).toBe(least + regained);
  });

  test("grows back only from the last answer that was a throttle, whichever call it was for", async () => {
    const { clock, look, refuse, size } = setUp();
    const late = look(() => clock.sleep(50 * second).then(() => Promise.reject(throttled(0)))).catch(() => {});
    await clock.run(refuse(second));
    await clock.run(late);
    await clock.run(look());
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
    const { clock, look, refuse, size } = setUp({ calls: 250 });
    for (let i = 0; i < 7; i++) {
      await clock.run(refuse());
      await clock.run(look());
      expect(await size()).toBeGreaterThanOrEqual(125);
      await clock.run(clock.sleep(hour / 2));
      expect(await size()).toBe(250);
      await clock.run(clock.sleep(minute));
    }
  });

  test("stays regained at a throttle that comes before all of it is back", async () => {
    const { clock, look, refuse, size } = setUp();
    await clock.run(refuse(0));
    await clock.run(look());
    await clock.run(clock.sleep(2 * minute));
    await clock.run(refuse(0)); // half of 70
    expect(await size()).toBe(45);
  });

  test("is kept like the full share: no window sees more", async () => {
    const { clock, at, look, refuse, many } = setUp({ windowMs: second });
    await clock.run(refuse(0));
    await clock.run(look());
    await clock.run(clock.sleep(second));
    const before = at.length;
    await clock.run(many(500));
    expect(inWindow(at.slice(before), second)).toBe(50);
  });
});

describe("a call that has to wait for more than a second is told why, once", () => {
  const texts = () => {
    const heard: string[] = [];
    return { heard, onWait: (text: string) => void heard.push(text) };
  };

  test("because of our share, with how long those before it take", async () => {
    const { clock, look, many } = setUp({ calls: 250 });
    await clock.run(many(249));
    await clock.run(clock.sleep(48 * second));
    const { heard, onWait } = texts();
    const all = Array.from({ length: 502 }, () => look(undefined, { onWait }));
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
    const { look } = setUp({ calls, windowMs });
    const { heard, onWait } = texts();
    for (let i = 0; i < 10; i++) void look(undefined, { onWait });
    expect(heard.at(-1)).toContain(text);
  });

  test("because of a throttle that is on, or that comes while it waits", async () => {
    const { clock, look, refuse } = setUp({ calls: 2, windowMs: second });
    const { heard, onWait } = texts();
    const slow = look(() => clock.sleep(500).then(() => Promise.reject(throttled(4_000)))).catch(() => {});
    void look();
    const early = look(undefined, { onWait });
    expect(heard).toEqual([]);
    await clock.run(slow);
    const closed = "waiting 4 s: the cloud throttles Look";
    expect(heard).toEqual([closed]);
    const late = look(undefined, { onWait });
    expect(heard).toEqual([closed, closed]);
    await clock.run(Promise.all([early, late]));
    await clock.run(refuse(90 * second));
    await clock.run(clock.sleep(second));
    void look(undefined, { onWait });
    expect(heard.slice(2)).toEqual(["waiting 89 s: the cloud throttles Look"]);
  });

  test("to the millisecond", async () => {
    for (const [ms, count] of [
      [second, 0],
      [second + 1, 1],
    ] as const) {
      const { clock, look, refuse } = setUp();
      const { heard, onWait } = texts();
      await clock.run(refuse(ms));
      void look(undefined, { onWait });
      expect(heard).toHaveLength(count);
    }
  });

  test("by a further refusal, and not of a moment before", async () => {
    const { clock, look, refuse } = setUp();
    const { heard, onWait } = texts();
    await clock.run(refuse(second));
    const probe = look(() => clock.sleep(10).then(() => Promise.reject(throttled()))).catch(() => {});
    const waiting = look(() => Promise.reject(throttled()), { onWait }).catch(() => {});
    expect(heard).toEqual([]);
    await clock.run(probe);
    await clock.run(waiting);
    expect(heard).toEqual(["waiting 4 s: the cloud throttles Look"]);
  });

  test("when a throttle comes, each by its place in the queue and by what is left of our share", async () => {
    const { clock, look, many } = setUp({ calls: 20, windowMs: second });
    const { heard, onWait } = texts();
    const slow = look(() => clock.sleep(10).then(() => Promise.reject(throttled(1_200)))).catch(() => {});
    await clock.run(many(19));
    const all = Array.from({ length: 19 }, () => look(undefined, { onWait }));
    expect(heard).toEqual([]);
    await clock.run(slow);
    expect(heard).toEqual([
      ...Array(10).fill("waiting 1 s: the cloud throttles Look"),
      ...Array(9).fill("waiting 2 s: 10 calls of Look in a second are our share"),
    ]);
    await clock.run(Promise.all(all));
  });

  test("the probe of the throttle, the others of our share where that takes longer", async () => {
    const { clock, look, many, refuse } = setUp();
    const [probe, other] = [texts(), texts()];
    await clock.run(many(60));
    await clock.run(refuse());
    void look(undefined, probe);
    void look(undefined, other);
    expect(probe.heard).toEqual(["waiting 2 s: the cloud throttles Look"]);
    expect(other.heard).toEqual(["waiting 60 s: 50 calls of Look in a minute are our share"]);
  });

  test("not again when what it waits for changes", async () => {
    const { clock, look, many } = setUp();
    const { heard, onWait } = texts();
    const slow = look(() => clock.sleep(10).then(() => Promise.reject(throttled()))).catch(() => {});
    await clock.run(many(99));
    const waiting = look(undefined, { onWait });
    await clock.run(slow);
    await clock.run(waiting);
    expect(heard).toEqual(["waiting 60 s: 100 calls of Look in a minute are our share"]);
  });
});
