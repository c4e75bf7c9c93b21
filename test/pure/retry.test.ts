import { ConnectionError } from "../../provider/http/connection-error";
import { CloudError, TransportError } from "../../provider/http/errors";
import { withRetry } from "../../provider/http/retry";
import { VirtualClock } from "../support/virtual-clock";

const minute = 60_000;
const busy = () => new CloudError("busy", { operation: "Create", kind: "busy", code: "Busy", httpStatus: 409 });
const lost = () => new TransportError("Create", "no answer");

test("time that an object was busy does not count against lost answers", async () => {
  const clock = new VirtualClock();
  const begun = clock.now();
  let losses = 0;
  const call = async () => {
    if (clock.now() - begun < 15 * minute) throw busy();
    if (++losses < 4) throw lost();
    return "made";
  };
  await expect(clock.run(withRetry(call, { clock, waitForBusy: true, until: begun + 60 * minute }))).resolves.toBe(
    "made",
  );
});

test("no cloud makes a call wait for longer than two minutes", async () => {
  const clock = new VirtualClock();
  const begun = clock.now();
  let isThrottled = true;
  const call = async () => {
    if (!isThrottled) return clock.now() - begun;
    isThrottled = false;
    const retryAfterMs = 24 * 60 * minute;
    throw new CloudError("slow down", {
      operation: "Create",
      kind: "throttle",
      code: "Slow",
      httpStatus: 429,
      retryAfterMs,
    });
  };
  await expect(clock.run(withRetry(call, { clock }))).resolves.toBe(2 * minute);
});

test("lost answers in a row are given up after ten minutes, a busy object after its own time", async () => {
  const clock = new VirtualClock();
  const ends = async (error: () => Error) => {
    const begun = clock.now();
    const options = { clock, waitForBusy: true, until: begun + 30 * minute };
    await expect(clock.run(withRetry(() => Promise.reject(error()), options))).rejects.toThrow();
    return (clock.now() - begun) / minute;
  };
  expect(await ends(lost)).toBeGreaterThan(9);
  expect(await ends(lost)).toBeLessThanOrEqual(10);
  expect(await ends(busy)).toBeGreaterThan(29);
});

describe("pauses", () => {
  afterEach(() => void jest.restoreAllMocks());

  /** Pauses before the attempts, with the chance's part as it is given. */
  const pausesAfter = async (error: () => Error, chance: number, attempts = 14) => {
    jest.spyOn(Math, "random").mockReturnValue(chance);
    const clock = new VirtualClock();
    const pauses: number[] = [];
    let last = clock.now();
    let left = attempts;
    const call = async () => {
      if (left < attempts) pauses.push(clock.now() - last);
      last = clock.now();
      if (left-- > 0) throw error();
    };
    await clock.run(withRetry(call, { clock, waitForBusy: true }));
    return pauses;
  };
  const doubled = (first: number, longest: number) =>
    Array.from({ length: 14 }, (_, i) => Math.min(longest, first * 2 ** i));
  const noHost = () => new ConnectionError("Create", "unknown-host", "no such host");

  test.each([
    ["a lost answer", lost, 500, 20_000],
    ["a busy object", busy, 2_000, 15_000],
    ["a host that is not reached", noHost, 500, 4_000],
  ])("after %s double up to a longest one", async (_, error, first, longest) => {
    expect(await pausesAfter(error, 1)).toEqual(doubled(first, longest));
  });

  test("are half as long by chance, so that many callers do not come back together", async () => {
    expect((await pausesAfter(lost, 0)).slice(0, 3)).toEqual([250, 500, 1_000]);
  });

  test("are as long as the cloud asks, where that is longer", async () => {
    const asked = (retryAfterMs: number) => () =>
      new CloudError("slow down", { operation: "A", kind: "throttle", code: "B", httpStatus: 429, retryAfterMs });
    expect((await pausesAfter(asked(3_000), 1)).slice(0, 5)).toEqual([3_000, 3_000, 3_000, 4_000, 8_000]);
  });
});

test("a call is not repeated after its limit, and up to it", async () => {
  jest.spyOn(Math, "random").mockReturnValue(1);
  const clock = new VirtualClock();
  const attemptsUntil = async (ms: number) => {
    let attempts = 0;
    const call = async () => {
      attempts++;
      throw lost();
    };
    await expect(clock.run(withRetry(call, { clock, until: clock.now() + ms }))).rejects.toThrow();
    return attempts;
  };
  expect([await attemptsUntil(499), await attemptsUntil(500), await attemptsUntil(1_500)]).toEqual([1, 2, 3]);
  jest.restoreAllMocks();
});

test("what is told before a pause is the error, and a busy object is an error where nobody waits for it", async () => {
  const clock = new VirtualClock();
  const told: Error[] = [];
  const errors = [lost(), busy()];
  const call = async () => {
    throw errors[told.length];
  };
  const work = withRetry(call, { clock, onRetry: (error) => told.push(error) });
  await expect(clock.run(work)).rejects.toBe(errors[1]);
  expect(told).toEqual([errors[0]]);
});
