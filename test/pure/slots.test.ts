import { getEventListeners } from "node:events";
import { concurrencyLimit } from "../../provider/http/concurrency-limit";

test("so much work runs at a time, in the order in which it came, and failures give their place back", async () => {
  const inSlot = concurrencyLimit(2);
  const running: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (i: number) =>
    inSlot(() => {
      running.push(i);
      return new Promise<void>((resolve, reject) => {
        ends[i] = (error) => (error ? reject(error) : resolve());
      });
    });
  const all = [0, 1, 2, 3].map(work);
  expect(running).toEqual([0, 1]);
  ends[1]?.(new Error("no"));
  await expect(all[1]).rejects.toThrow("no");
  expect(running).toEqual([0, 1, 2]);
  ends[0]?.();
  await all[0];
  expect(running).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  await Promise.all([all[2], all[3]]);
  await expect(inSlot(async () => "free again")).resolves.toBe("free again");
});

test("whoever's signal is aborted leaves the line, with its reason, and costs nobody a place", async () => {
  const inSlot = concurrencyLimit(1);
  let end = () => {};
  const first = inSlot(() => new Promise<void>((resolve) => (end = resolve)));
  const controller = new AbortController();
  const second = inSlot(async () => "second", controller.signal);
  const third = inSlot(async () => "third");
  controller.abort(new Error("given up"));
  await expect(second).rejects.toThrow("given up");
  end();
  await first;
  await expect(third).resolves.toBe("third");
  await expect(inSlot(async () => "fourth")).resolves.toBe("fourth");
  await expect(inSlot(async () => "fifth", controller.signal)).rejects.toThrow("given up");
  await expect(inSlot(async () => "sixth")).resolves.toBe("sixth");
});

test("whoever has begun, or has left the line, is not listened to any more", async () => {
  const inSlot = concurrencyLimit(1);
  const stop = new AbortController();
  const listeners = () => getEventListeners(stop.signal, "abort").length;
  let end = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const first = inSlot(() => held, stop.signal);
  const second = inSlot(async () => listeners(), stop.signal);
  await Promise.resolve();
  expect(listeners()).toBe(1);
  end();
  await first;
  await expect(second).resolves.toBe(0);
});
