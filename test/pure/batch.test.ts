import { Batch } from "../../provider/clouds/lifecycle/batch";
import { VirtualClock } from "../support/virtual-clock";

/** A batch of three at most that waits for 100 ms, and the calls that it makes. */
function start(fail: (ids: string[]) => Error | undefined = () => undefined) {
  const clock = new VirtualClock();
  const begun = clock.now();
  const calls: string[] = [];
  const send = async (ids: string[]) => {
    calls.push(`${clock.now() - begun}: ${ids.join()}`);
    const error = fail(ids);
    if (error) throw error;
  };
  const batch = new Batch(clock, 3, 100, send, (error) => (error as Error).message === "split");
  return { clock, calls, batch };
}

test("what is asked for within a moment goes together, in calls that are full", async () => {
  const { clock, calls, batch } = start();
  const all = ["a", "b", "c", "d"].map((id) => batch.add(id));
  await clock.run(Promise.all(all));
  expect(calls).toEqual(["100: a,b,c", "100: d"]);
});

test("what is asked for later goes with the next call", async () => {
  const { clock, calls, batch } = start();
  const first = batch.add("a");
  const joined = clock.sleep(50).then(() => batch.add("b"));
  const next = clock.sleep(150).then(() => batch.add("c"));
  await clock.run(Promise.all([first, joined, next]));
  expect(calls).toEqual(["100: a,b", "250: c"]);
});

test("one that is refused does not fail the others", async () => {
  const { clock, calls, batch } = start((ids) => (ids.includes("b") ? new Error("split") : undefined));
  const ends = await clock.run(Promise.allSettled(["a", "b", "c"].map((id) => batch.add(id))));
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(calls).toEqual(["100: a,b,c", "100: a", "100: b", "100: c"]);
});

test("two are enough to be asked for each alone, and one that is refused alone is not asked for again", async () => {
  const { clock, calls, batch } = start((ids) => (ids.includes("b") ? new Error("split") : undefined));
  const ends = await clock.run(Promise.allSettled(["a", "b"].map((id) => batch.add(id))));
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(calls).toEqual(["100: a,b", "100: a", "100: b"]);
});

test("an error that is no one's alone is everybody's, and nothing is sent again", async () => {
  const { clock, calls, batch } = start(() => new Error("down"));
  const ends = await clock.run(Promise.allSettled(["a", "b"].map((id) => batch.add(id))));
  expect(ends).toMatchObject([{ reason: { message: "down" } }, { reason: { message: "down" } }]);
  expect(calls).toEqual(["100: a,b"]);
});

test("whoever is aborted before it asks is not sent; whoever is aborted later does not wait", async () => {
  const { clock, calls, batch } = start();
  expect(() => batch.add("a", AbortSignal.abort(new Error("cancelled")))).toThrow("cancelled");
  const stop = new AbortController();
  const left = batch.add("b", stop.signal);
  stop.abort(new Error("cancelled"));
  await expect(left).rejects.toThrow("cancelled");
  await clock.run(clock.sleep(200));
  expect(calls).toEqual(["100: b"]);
});
