import { CloudError } from "../../provider/http/errors";
import { RateLimiters } from "../../provider/http/rate-limiter";
import { Coalescer } from "../../provider/readiness/coalescer";
import type { Observation } from "../../provider/readiness/observation";
import { waitFor } from "../../provider/readiness/waiter";
import { systemClock } from "../../provider/time/clock";
import { VirtualClock } from "../support/virtual-clock";

const complete: Observation = { phase: "complete", status: "accomplished" };
const hour = 3_600_000;

/** How long the work takes while somebody sets the machine's clock in the middle of its half second. */
async function during(shift: number, work: (clock: VirtualClock) => Promise<unknown>): Promise<number> {
  const clock = new VirtualClock();
  const begun = clock.now();
  void clock.sleep(100).then(() => {
    clock.wallShift = shift;
  });
  await clock.run(work(clock));
  return clock.now() - begun;
}

describe.each([-10_000, -hour, hour])("the machine's clock set by %d ms", (shift) => {
  test("moves no look of a coalescer", async () => {
    const observe = async (ids: string[]) => new Map(ids.map((id) => [id, complete]));
    expect(await during(shift, (clock) => new Coalescer(observe, 10, clock).poll("a", 500))).toBe(500);
  });

  test("moves neither the looks of a wait nor its end", async () => {
    const seen: number[] = [];
    const wait = (clock: VirtualClock) => {
      const startedAt = clock.now();
      const poll = async (gap: number): Promise<Observation> => {
        await clock.sleep(gap);
        seen.push(clock.now() - startedAt);
        return { phase: "pending", status: "progressing" };
      };
      return waitFor({
        poll,
        target: () => false,
        startedAt,
        resumed: false,
        stallMs: hour,
        capMs: 1_800,
        schedule: () => 500,
        clock,
        isTransient: () => false,
      });
    };
    expect(await during(shift, wait)).toBe(1_800);
    expect(seen).toEqual([500, 1_000, 1_500, 1_800]);
  });

  test("moves no gate", async () => {
    const throttle = { operation: "Look", kind: "throttle", code: "Throttling", httpStatus: 429 } as const;
    const calls = async (clock: VirtualClock) => {
      const limiters = new RateLimiters(clock, { calls: 10, windowMs: 60_000 });
      await limiters.run("Look", () => Promise.reject(new CloudError("slow down", throttle))).catch(() => {});
      await clock.sleep(200);
      await limiters.run("Look", async () => {});
    };
    expect(await during(shift, calls)).toBe(2_000);
  });
});

test("the system's clock waits by a count that only goes forward, and signs by the wall clock", () => {
  const before = systemClock.now();
  const real = Date.now();
  const fake = jest.spyOn(Date, "now").mockReturnValue(real - hour);
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(systemClock.wall()).toBe(real - hour);
  fake.mockRestore();
});
