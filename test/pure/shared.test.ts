import { CloudError, LocalError, TransportError } from "../../provider/http/errors";
import { isAnswer, isRefusal, Shared, unlessAborted } from "../../provider/http/shared";

const details = { operation: "A", code: "B", httpStatus: 400 } as const;
const invalid = new CloudError("no", { ...details, kind: "invalid" });
const throttle = new CloudError("slow", { ...details, kind: "throttle" });
const lost = new TransportError("A", "no answer");
const local = new LocalError("A", "refused");

test.each([
  [invalid, true, true],
  [local, true, true],
  [throttle, false, true],
  [lost, false, true],
  [new Error("the limit of one caller"), false, false],
])("%#: a refusal is everybody's, and an answer is no limit of one caller", (error, refusal, answer) => {
  expect([isRefusal(error), isAnswer(error)]).toEqual([refusal, answer]);
});

/** Work that ends when it is told to. */
function work() {
  let calls = 0;
  const ends: { good: (value: string) => void; bad: (error: Error) => void }[] = [];
  const begin = () => {
    calls++;
    return new Promise<string>((good, bad) => void ends.push({ good, bad }));
  };
  return { begin, ends, calls: () => calls };
}

describe("work that is shared", () => {
  test("is done once, also for those who come after its end", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const all = [shared.get(begin), shared.get(begin)];
    ends[0]?.good("done");
    await expect(Promise.all(all)).resolves.toEqual(["done", "done"]);
    await expect(shared.get(begin)).resolves.toBe("done");
    expect(calls()).toBe(1);
  });

  test("ends with a refusal for all who wait, and is begun anew by whoever comes later", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const all = [shared.get(begin), shared.get(begin)].map((each) => each.catch((error: unknown) => error));
    ends[0]?.bad(invalid);
    await expect(Promise.all(all)).resolves.toEqual([invalid, invalid]);
    expect(calls()).toBe(1);
    const later = shared.get(begin);
    ends[1]?.good("done");
    await expect(later).resolves.toBe("done");
  });

  test("is begun anew by one who waits when the one who works has reached a limit of its own", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const first = shared.get(begin).catch((error: unknown) => error);
    const second = shared.get(begin);
    ends[0]?.bad(new Error("limit"));
    await expect(first).resolves.toEqual(new Error("limit"));
    expect(calls()).toBe(2);
    ends[1]?.good("done");
    await expect(second).resolves.toBe("done");
  });

  test("lets whoever is aborted go, with its reason, and the others wait on", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const stop = new AbortController();
    const first = shared.get(begin);
    const left = shared.get(begin, stop.signal);
    stop.abort(new Error("cancelled"));
    await expect(left).rejects.toThrow("cancelled");
    ends[0]?.good("done");
    await expect(first).resolves.toBe("done");
    expect(calls()).toBe(1);
  });

  test("does not begin work for one who was aborted while it waited", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const stop = new AbortController();
    const first = shared.get(begin).catch(() => {});
    const left = shared.get(begin, stop.signal).catch((error: unknown) => error);
    ends[0]?.bad(new Error("limit"));
    stop.abort(new Error("cancelled"));
    await first;
    await expect(left).resolves.toEqual(new Error("cancelled"));
    expect(calls()).toBe(1);
  });

  test("is forgotten as a whole, or only if it gave a certain result", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const get = (result: string) => {
      const got = shared.get(begin);
      ends.at(-1)?.good(result);
      return got;
    };
    await get("a");
    shared.forget("b");
    await expect(get("c")).resolves.toBe("a");
    shared.forget("a");
    await expect(get("c")).resolves.toBe("c");
    shared.forget();
    await expect(get("d")).resolves.toBe("d");
    expect(calls()).toBe(3);
  });

  test("that was forgotten while it was under way settles nothing of what followed", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const old = shared.get(begin).catch((error: unknown) => error);
    const older = shared.get(begin);
    shared.forget();
    const next = shared.get(begin);
    ends[0]?.good("old");
    await expect(Promise.all([old, older])).resolves.toEqual(["old", "old"]);
    shared.forget("old");
    ends[1]?.good("new");
    await expect(next).resolves.toBe("new");
    await expect(shared.get(begin)).resolves.toBe("new");
    expect(calls()).toBe(2);
  });

  test("that was forgotten and fails does not make others begin anew", async () => {
    const { begin, ends, calls } = work();
    const shared = new Shared<string>(isRefusal);
    const old = shared.get(begin).catch((error: unknown) => error);
    shared.forget();
    const next = shared.get(begin);
    ends[0]?.bad(lost);
    await old;
    const joined = shared.get(begin);
    ends[1]?.good("new");
    await expect(Promise.all([next, joined])).resolves.toEqual(["new", "new"]);
    expect(calls()).toBe(2);
  });
});

test("a result that comes before the abort counts, and nobody listens on", async () => {
  const stop = new AbortController();
  await expect(unlessAborted(Promise.resolve("a"), stop.signal)).resolves.toBe("a");
  await expect(unlessAborted(Promise.reject(lost), stop.signal)).rejects.toBe(lost);
  await expect(unlessAborted(Promise.resolve("a"), undefined)).resolves.toBe("a");
  const late = unlessAborted(new Promise(() => {}), AbortSignal.abort(new Error("cancelled")));
  await expect(late).rejects.toThrow("cancelled");
});
