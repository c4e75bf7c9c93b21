import type { CommonInputs } from "../../provider/clouds/inputs/common";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import type { Operation } from "../../provider/clouds/lifecycle/operation";
import { serializeBy } from "../../provider/clouds/lifecycle/serialize-by";
import { VirtualClock } from "../support/virtual-clock";

function start() {
  const clock = new VirtualClock();
  const memory = newMemory();
  const begun = clock.now();
  const events: string[] = [];
  const say = (text: string) => void events.push(`${clock.now() - begun}: ${text}`);
  /** Work of one second that fails or not. */
  const take = (name: string, turn: string | undefined, isBad = false, signal = new AbortController().signal) => {
    const operation = {
      kind: { turn: () => turn },
      memory,
      session: { where: { cloud: "huawei" } },
      call: { signal },
      context: { report: (text: string) => say(`${name} is ${text}`) },
    } as unknown as Operation<never>;
    return serializeBy(operation, {} as CommonInputs, async () => {
      say(`${name} begins`);
      await clock.sleep(1_000);
      say(`${name} ends`);
      if (isBad) throw new Error(name);
      return name;
    });
  };
  return { clock, memory, events, take };
}

test("work of one turn follows each other, well or badly; other work does not wait", async () => {
  const { clock, events, take, memory } = start();
  const works = [take("a", "x", true), take("b", "x"), take("c", "y"), take("d", undefined)];
  const ends = await clock.run(Promise.allSettled(works));
  expect(ends.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  const of = (name: string) => events.filter((event) => event.includes(` ${name} `));
  expect(of("a")).toEqual(["0: a begins", "1000: a ends"]);
  expect(of("b")).toEqual([
    "0: b is waiting for its turn: the cloud is making another snapshot of this source",
    "1000: b begins",
    "2000: b ends",
  ]);
  expect(of("c")).toEqual(["0: c begins", "1000: c ends"]);
  expect(of("d")).toEqual(["0: d begins", "1000: d ends"]);
  expect(memory.turns.size).toBe(0);
});

test("whoever is aborted leaves the line at once, without having begun, and those behind it still wait", async () => {
  const { clock, events, take } = start();
  const stop = new AbortController();
  const [first, second, third] = [take("a", "x"), take("b", "x", false, stop.signal), take("c", "x")];
  stop.abort(new Error("cancelled"));
  await expect(second).rejects.toThrow("cancelled");
  await clock.run(Promise.all([first, third]));
  expect(events.join()).not.toContain("b begins");
  expect(events).toContain("1000: c begins");
});

test("whoever has begun is not ended by the line, and is not listened to any more", async () => {
  const { clock, take } = start();
  const stop = new AbortController();
  const work = take("a", "x", false, stop.signal);
  const aborted = clock.sleep(500).then(() => stop.abort(new Error("cancelled")));
  await clock.run(Promise.all([work, aborted]));
  await expect(work).resolves.toBe("a");
});
