import { release } from "../../provider/clouds/lifecycle/claim";
import type { Mark } from "../../provider/clouds/lifecycle/mark";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import type { Operation } from "../../provider/clouds/lifecycle/operation";
import { CloudError } from "../../provider/http/errors";
import { VirtualClock } from "../support/virtual-clock";

const second = 1_000;
const hour = 3_600 * second;
const mark = { stack: "s", backend: "000000", urn: "u", inputs: "i", token: "t", making: true };
const failing = (kind: "invalid" | "retry") =>
  new CloudError("no", { operation: "Call", kind, code: "No", httpStatus: 500, retryAfterMs: hour });

/** A ready snapshot whose mark goes as `take` has it, and the moments of its looks. */
function start(take: (clock: VirtualClock) => Promise<void>, poll: () => Promise<never>) {
  const clock = new VirtualClock();
  const begun = clock.now();
  const polls: number[] = [];
  const session = {
    where: { cloud: "alibaba" },
    poller: {
      poll: () => {
        polls.push(clock.now() - begun);
        return poll();
      },
    },
  };
  const marks = { of: (item: Mark) => item, release: () => take(clock), permissions: "p" };
  const kind = { name: "alibaba:EcsSnapshot", marks };
  const context = { warn: () => {} };
  const seen = { phase: "complete", status: "done", item: mark } as const;
  const call = { clock, until: begun + hour, signal: new AbortController().signal };
  const operation = { kind, memory: newMemory(), session, call, context } as unknown as Operation<Mark>;
  const end = release(operation, { id: "s-1", owner: mark }, seen);
  return { end: clock.run(end), polls };
}

test("a mark that cannot be taken away is looked after for a minute, and no longer", async () => {
  const { end, polls } = start(
    () => Promise.reject(failing("invalid")),
    () => Promise.reject(failing("retry")),
  );
  await expect(end).rejects.toThrow("no");
  expect(polls).toEqual([0, 60 * second]);
});

test.each([
  [10 * second - 1, 0],
  [10 * second, 1],
])("after a mark that took %i ms to go there are %i more looks", async (ms, count) => {
  const { end, polls } = start(
    (clock) => clock.sleep(ms),
    () => Promise.reject(failing("invalid")),
  );
  await end.catch(() => {});
  expect(polls).toHaveLength(count);
});
