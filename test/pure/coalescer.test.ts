import fc from "fast-check";
import { Coalescer } from "../../provider/readiness/coalescer";
import type { Observation } from "../../provider/readiness/observation";
import { VirtualClock } from "../support/virtual-clock";

const pending: Observation<string> = { phase: "pending", status: "progressing" };
const answerAll = (ids: string[]) => new Map(ids.map((id) => [id, { ...pending, item: id }]));

function setUp(
  observe: (ids: string[], signal: AbortSignal) => Promise<Map<string, Observation<string>>>,
  batch = 100,
) {
  const clock = new VirtualClock();
  const calls: string[][] = [];
  const polls = new Coalescer<string>(
    (ids, signal) => {
      calls.push(ids);
      return observe(ids, signal);
    },
    batch,
    clock,
  );
  return { clock, calls, polls };
}

test("250 looks due at the same moment take three calls, and each gets its own observation", async () => {
  const { clock, calls, polls } = setUp(async (ids) => answerAll(ids));
  const ids = Array.from({ length: 250 }, (_, i) => `s-${i}`);
  const seen = await clock.run(Promise.all(ids.map((id) => polls.poll(id, 1_000))));
  expect(seen.map(({ item }) => item)).toEqual(ids);
  expect(calls.map((call) => call.length)).toEqual([100, 100, 50]);
});

test("a look that is not due yet gets an observation for free", async () => {
  const { clock, calls, polls } = setUp(async (ids) => answerAll(ids));
  const begun = clock.now();
  const late = polls.poll("late", 5_000).then(() => clock.now() - begun);
  await clock.run(polls.poll("early", 1_000));
  expect(await clock.run(late)).toBe(1_000);
  expect(calls).toEqual([["early", "late"]]);
});

test("property: 200 looks that begin within a second, and leave a quarter of one to be joined, take 6 calls at most", async () => {
  const moments = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 200, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(moments, async (begins) => {
      const { clock, calls, polls } = setUp(async (ids) => answerAll(ids));
      const late = await clock.run(
        Promise.all(
          begins.map(async (begin, i) => {
            await clock.sleep(begin);
            const asked = clock.now();
            await polls.poll(`s-${i}`, 250);
            return clock.now() - asked;
          }),
        ),
      );
      expect(calls.length).toBeLessThanOrEqual(6);
      expect(Math.max(...late)).toBeLessThanOrEqual(250);
    }),
    { numRuns: 20 },
  );
});

test("looks that come one after the other and are due in the same moment set one timer", async () => {
  const { clock, calls, polls } = setUp(async (ids) => answerAll(ids));
  const sleep = jest.spyOn(clock, "sleep");
  const first = polls.poll("a", 1_000);
  await new Promise((resolve) => setImmediate(resolve));
  const all = Promise.all([first, polls.poll("b", 1_000), polls.poll("c", 1_001)]);
  await clock.run(all);
  expect(sleep).toHaveBeenCalledTimes(1);
  expect(calls).toEqual([["a", "b", "c"]]);
});

test("two looks at the same id share one place in the batch", async () => {
  const { clock, calls, polls } = setUp(async (ids) => answerAll(ids), 1);
  await clock.run(Promise.all([polls.poll("a", 0), polls.poll("a", 0)]));
  expect(calls).toEqual([["a"]]);
});

test("an id that the answer does not hold is gone", async () => {
  const { clock, polls } = setUp(async () => new Map());
  expect((await clock.run(polls.poll("a", 0))).phase).toBe("gone");
});

test("an error reaches every look of the call, and the next look asks again", async () => {
  let fails = true;
  const { clock, polls } = setUp(async (ids) => {
    if (fails) throw new Error("no answer");
    return answerAll(ids);
  });
  const results = await clock.run(Promise.allSettled([polls.poll("a", 0), polls.poll("b", 0)]));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect((await clock.run(polls.poll("a", 0))).item).toBe("a");
});

test("one call is under way at a time", async () => {
  let underWay = 0;
  let most = 0;
  const { clock, polls } = setUp(async (ids) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    return answerAll(ids);
  }, 1);
  await clock.run(Promise.all(["a", "b", "c"].map((id) => polls.poll(id, 0))));
  expect(most).toBe(1);
});

test.each([0, 2])("an aborted look leaves no timer and no call behind, after %i turns", async (turns) => {
  const { clock, calls, polls } = setUp(async (ids) => answerAll(ids));
  const stop = new AbortController();
  const poll = polls.poll("a", 60_000, stop.signal);
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(clock.pendingTimers).toBe(turns === 0 ? 0 : 1);
  stop.abort(new Error("stopped"));
  await expect(poll).rejects.toThrow("stopped");
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.pendingTimers).toBe(0);
  expect(calls).toEqual([]);
});

test("a call that nobody waits for any more is aborted", async () => {
  const stop = new AbortController();
  const { polls } = setUp(
    (_, signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  const poll = polls.poll("a", 0, stop.signal);
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort(new Error("stopped"));
  await expect(poll).rejects.toThrow("stopped");
});

test("waits are counted until they are over, well or badly", async () => {
  const { polls } = setUp(async (ids) => answerAll(ids));
  const ends: ((error?: Error) => void)[] = [];
  const begin = () =>
    polls.during(
      () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
    );
  const [good, bad] = [begin(), begin()];
  expect(polls.waiting).toBe(2);
  ends[0]?.();
  await good;
  expect(polls.waiting).toBe(1);
  ends[1]?.(new Error("over"));
  await expect(bad).rejects.toThrow("over");
  expect(polls.waiting).toBe(0);
});
