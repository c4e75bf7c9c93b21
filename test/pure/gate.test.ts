import { CloudError } from "../../provider/http/errors";
import { Gates, nextFullMinute } from "../../provider/http/gate";
import { VirtualClock } from "../support/virtual-clock";

const minute = 60_000;
const throttled = (retryAfterMs?: number) =>
  new CloudError("slow down", {
    operation: "Look",
    kind: "throttle",
    code: "Throttling",
    httpStatus: 403,
    retryAfterMs,
  });

function setUp(callsPerMinute = 10) {
  const clock = new VirtualClock();
  const gates = new Gates(clock, { callsPerMinute, opensAt: nextFullMinute });
  const at: number[] = [];
  const begun = clock.now();
  const look = (answer: () => Promise<unknown> = async () => {}) =>
    gates.run("Look", () => {
      at.push(clock.now() - begun);
      return answer();
    });
  return { clock, gates, at, look };
}

test("no minute sees more calls than our share, however many want to call", async () => {
  const { clock, at, look } = setUp();
  await clock.run(Promise.all(Array.from({ length: 45 }, () => look())));
  for (const start of at)
    expect(at.filter((each) => each >= start && each < start + minute).length).toBeLessThanOrEqual(10);
  expect(Math.max(...at)).toBe(4 * minute);
});

test("throttled calls of one burst halve the budget once, and no cloud closes an API for longer than two minutes", async () => {
  const { clock, at, look } = setUp();
  const day = 24 * 60 * minute;
  const slow = () => clock.sleep(10).then(() => Promise.reject(throttled(5)));
  await clock.run(Promise.allSettled(Array.from({ length: 8 }, () => look(slow))));
  await clock.run(clock.sleep(minute));
  const before = at.length;
  await clock.run(Promise.all(Array.from({ length: 5 }, () => look())));
  expect(new Set(at.slice(before)).size).toBe(1);
  await clock.run(look(() => Promise.reject(throttled(day))).catch(() => {}));
  const asked = clock.now();
  await clock.run(look());
  expect(clock.now() - asked).toBeLessThanOrEqual(2 * minute);
});

test("operations do not count against each other", async () => {
  const { clock, gates, look } = setUp(1);
  const begun = clock.now();
  await clock.run(Promise.all([look(), gates.run("Other", async () => {})]));
  expect(clock.now()).toBe(begun);
});

test("a throttle holds everybody until the next full minute, then one call probes while the others wait", async () => {
  const { clock, at, look } = setUp(100);
  await clock.run(look(() => Promise.reject(throttled())).catch(() => {}));
  let underWay = 0;
  let most = 0;
  const slow = async () => {
    most = Math.max(most, ++underWay);
    await clock.sleep(1_000);
    underWay--;
  };
  await clock.run(Promise.all([look(slow), look(slow), look(slow)]));
  expect(at.slice(1)).toEqual([minute, minute + 1_000, minute + 1_000]);
  expect(most).toBe(2);
});

test("a probe that is throttled closes the gate again, for as long as the cloud asks", async () => {
  const { clock, at, look } = setUp(100);
  await clock.run(look(() => Promise.reject(throttled(5_000))).catch(() => {}));
  await clock.run(look(() => Promise.reject(throttled(20_000))).catch(() => {}));
  await clock.run(look());
  expect(at).toEqual([0, 5_000, 25_000]);
});

test("the budget is halved by a throttle and grows back by a tenth a minute", async () => {
  const { clock, at, look } = setUp(100);
  await clock.run(look(() => Promise.reject(throttled(0))).catch(() => {}));
  await clock.run(Promise.all(Array.from({ length: 60 }, () => look())));
  expect(at.filter((each) => each < minute)).toHaveLength(50);
  await clock.run(clock.sleep(10 * minute));
  const before = clock.now();
  await clock.run(Promise.all(Array.from({ length: 100 }, () => look())));
  expect(clock.now()).toBe(before);
});

test("a caller that gives up leaves no timer", async () => {
  const { clock, gates, look } = setUp(1);
  await clock.run(look());
  const stop = new AbortController();
  const waiting = gates.run("Look", async () => {}, stop.signal);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect(clock.pendingTimers).toBe(0);
});
