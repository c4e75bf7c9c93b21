import { getEventListeners } from "node:events";
import type { CallOptions, Context } from "../../provider/clouds/lifecycle/kind";
import { LimitError, withinLimit } from "../../provider/clouds/lifecycle/operation";
import { ConnectionError } from "../../provider/http/connection-error";
import { CloudError, LocalError, TransportError } from "../../provider/http/errors";
import { VirtualClock } from "../support/virtual-clock";

const limit = { what: "a snapshot", limitMs: 60_000 };

function start() {
  const clock = new VirtualClock();
  const begun = clock.now();
  const stop = new AbortController();
  const rows: string[] = [];
  const context = {
    logicalName: "before",
    signal: stop.signal,
    report: (text: string) => rows.push(text),
  } as unknown as Context;
  const run = <T>(work: (call: CallOptions) => Promise<T>) => clock.run(withinLimit(clock, context, limit, work));
  const failure = (work: (call: CallOptions) => Promise<unknown>) =>
    run(work).then(
      () => "it succeeded",
      ({ message }: Error) => message,
    );
  return { clock, stop, rows, run, failure, elapsed: () => clock.now() - begun };
}

/** Work that ends when its signal does, with its reason. */
const untilAborted = ({ signal }: CallOptions) =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

test("work hears its limit and its name, and its waits go to the row", async () => {
  const { clock, rows, run } = start();
  const call = await run(async (given) => {
    given.onWait?.("waiting for its turn");
    return given;
  });
  expect(call).toMatchObject({ until: clock.now() + 60_000, logicalName: "before" });
  expect(rows).toEqual(["waiting for its turn"]);
});

test("the end of the work leaves no timer and no listener behind, and its signal is aborted", async () => {
  const { clock, stop, run } = start();
  const { signal } = await run(async (call) => {
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(1);
    expect(call.signal.aborted).toBe(false);
    return call;
  });
  await Promise.resolve();
  expect(clock.pendingTimers).toBe(0);
  expect(getEventListeners(stop.signal, "abort")).toEqual([]);
  expect(signal.aborted).toBe(true);
});

test("work that has not ended four seconds after its limit is ended, with its last trouble", async () => {
  const { run, elapsed } = start();
  const work = run(async (call) => {
    call.onRetry(new Error("no answer"));
    await untilAborted(call);
  });
  await expect(work).rejects.toThrow(LimitError);
  await expect(work).rejects.toThrow(
    "a snapshot: not done within 60 s. Last trouble: no answer. Run the same command again, with a longer timeout if needed.",
  );
  expect(elapsed()).toBe(64_000);
});

test("a limit without trouble names none", async () => {
  expect(await start().failure(untilAborted)).toBe(
    "a snapshot: not done within 60 s. Run the same command again, with a longer timeout if needed.",
  );
});

test("a cancel ends the work with its reason, whenever it comes", async () => {
  const during = start();
  const work = during.failure((call) => {
    const ended = untilAborted(call);
    during.stop.abort(new Error("cancelled"));
    return ended;
  });
  expect(await work).toBe("cancelled");
  expect(during.elapsed()).toBe(0);
  const before = start();
  before.stop.abort(new Error("cancelled"));
  await expect(before.run(async ({ signal }) => signal.reason)).resolves.toEqual(new Error("cancelled"));
});

test("an attempt that is repeated shows in the row without its advice", async () => {
  const { rows, run } = start();
  const details = { operation: "A", kind: "retry", code: "B", httpStatus: 500, advice: "Wait" } as const;
  await run(async ({ onRetry }) => {
    onRetry(new CloudError("down", details));
    onRetry(new TransportError("A", "no answer"));
  });
  expect(rows).toEqual(["trying again: A: B: down (HTTP 500)", "trying again: A: no answer"]);
});

describe("an error at the end", () => {
  test("that passes says how long it was tried", async () => {
    const { clock, failure } = start();
    const message = await failure(async () => {
      await clock.sleep(30_000);
      throw new TransportError("A", "no answer");
    });
    expect(message).toBe("a snapshot: A: no answer. Tried for 30 s. Run the same command again once the cause is gone");
  });

  test("of a request that was never sent does not", async () => {
    const { failure } = start();
    const unsent = new ConnectionError("A", "refused", "nobody listens", undefined, true);
    const message = await failure(() => Promise.reject(unsent));
    expect(message).toBe("a snapshot: A: nobody listens. Run the same command again once the cause is gone");
  });

  test("of any other kind stays as it is", async () => {
    for (const error of [new LocalError("A", "refused"), new Error("wrong")]) {
      await expect(start().run(() => Promise.reject(error))).rejects.toBe(error);
    }
  });
});
