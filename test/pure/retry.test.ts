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
