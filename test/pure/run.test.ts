import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { Run } from "../../provider/dynamic/run";
import { VirtualClock } from "../support/virtual-clock";

const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/alibaba:EcsSnapshot::before";
const where = { cloud: "alibaba" };

/** A run with one call under way that ends when it is told to, and what its end brings. */
function start() {
  const clock = new VirtualClock();
  const memory = newMemory();
  const run = new Run({ memory, clock, backend: "file:///state" });
  const events: string[] = [];
  const rows = {
    status: (of: string, text: string) => events.push(`status ${of} ${text}`),
    warn: (of: string, text: string) => events.push(`warn ${of} ${text}`),
    tell: (of: string, text: string) => events.push(`tell ${of} ${text}`),
    end: (of: string) => events.push(`end ${of}`),
  };
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const begun = clock.now();
  const elapsed = () => clock.now() - begun;
  return { clock, memory, run, rows, events, answer: () => answer(), answered, elapsed };
}

/** Work that a call waits for and that no signal ends. */
const hold = ({ run, rows, answered }: ReturnType<typeof start>) =>
  run.watched(rows, { urn, organization: "" }, () => answered);

test("a call hears who it is for, and its lines go to its own row, which ends with it", async () => {
  const { run, rows, events } = start();
  const work = run.watched(rows, { urn, organization: "acme" }, async (context) => {
    context.report("a");
    context.warn("b");
    context.tell("c");
    return context;
  });
  const named = { urn, organization: "acme", backend: "file:///state", logicalName: "before" };
  await expect(work).resolves.toMatchObject(named);
  expect(events).toEqual([`status ${urn} a`, `warn ${urn} b`, `tell ${urn} c`, `end ${urn}`]);
});

test("a call that fails ends its row too, and does not hold up the end", async () => {
  const { run, rows, events, clock, elapsed } = start();
  await expect(run.watched(rows, { urn, organization: "" }, () => Promise.reject(new Error("no")))).rejects.toThrow(
    "no",
  );
  expect(events).toEqual([`end ${urn}`]);
  await clock.run(run.end("over"));
  expect(elapsed()).toBe(0);
});

test("a cancel ends the waits of calls that are under way and of those that follow, with its reason", async () => {
  const { run, rows } = start();
  const signalOf = () => run.watched(rows, { urn, organization: "" }, async ({ signal }) => signal);
  const before = await signalOf();
  expect(before.aborted).toBe(false);
  run.cancel("the run was cancelled");
  for (const signal of [before, await signalOf()]) expect(signal.reason).toEqual(new Error("the run was cancelled"));
});

describe("the end of a run", () => {
  test("waits until calls are answered and the answers are gone, then takes marks away", async () => {
    const parts = start();
    const { run, memory, clock, answer, elapsed } = parts;
    const call = hold(parts);
    let releasedAt = -1;
    memory.atEnd.set("a", async () => {
      releasedAt = elapsed();
    });
    const end = run.end("over");
    void clock.sleep(2_000).then(answer);
    await clock.run(Promise.all([call, end]));
    expect(releasedAt).toBe(2_100);
  });

  test("does not wait for calls beyond four seconds", async () => {
    const parts = start();
    const { run, memory, clock, elapsed, answer } = parts;
    const call = hold(parts);
    let releasedAt = -1;
    memory.atEnd.set("a", async () => {
      releasedAt = elapsed();
    });
    await clock.run(run.end("over"));
    expect(releasedAt).toBe(4_000);
    answer();
    await call;
  });

  test("ends what takes marks away with the four seconds, and its failures are nobody's", async () => {
    const { run, memory, clock, elapsed } = start();
    memory.atEnd.set("a", (signal) => clock.sleep(60_000, signal));
    memory.atEnd.set("b", () => Promise.reject(new Error("no")));
    await clock.run(run.end("over"));
    expect(elapsed()).toBe(4_000);
  });

  test.each([
    ["is interrupted", true, 1_000],
    ["has no call under way", false, 4_000],
  ])("gives the last lists of a run that %s (%j) %i ms", async (_, isInterrupted, ms) => {
    const parts = start();
    const { run, memory, clock, answer, elapsed } = parts;
    const listed: number[] = [];
    const list = async (signal: AbortSignal) => {
      listed.push(elapsed());
      await clock.sleep(60_000, signal).catch(() => listed.push(elapsed()));
    };
    memory.listAgain.set("a", { run: list } as ReturnType<typeof memory.listAgain.get> & object);
    if (isInterrupted) void hold(parts);
    const end = run.end("over");
    answer();
    await clock.run(end);
    expect((listed[1] ?? 0) - (listed[0] ?? 0)).toBe(ms);
  });

  test("leaves no timer behind", async () => {
    const { run, memory, clock } = start();
    memory.atEnd.set("a", async () => {});
    await clock.run(run.end("over"));
    expect(clock.pendingTimers).toBe(0);
  });

  test("sums the run up, without doubles whose create has ended meanwhile", async () => {
    const { run, memory, clock } = start();
    memory.noticed.push({ logicalName: "before", lagMs: 1_000 });
    const madeAt = clock.now() - 60_000;
    memory.doubles.set("a", { where, id: "s-made", madeAt, isStillMaking: async () => true });
    memory.doubles.set("b", { where, id: "s-ended", madeAt, isStillMaking: async () => false });
    const lines = await clock.run(run.end("over"));
    expect(lines).toEqual([
      { kind: "info", text: expect.stringContaining("1 snapshot ready (before)") },
      { kind: "warning", text: expect.stringMatching(/s-made .*60 s ago/) },
    ]);
    expect(lines.map(({ text }) => text).join()).not.toContain("s-ended");
  });

  test("that is cut off takes no mark away, looks at nothing and says nothing: the next run must find what it made", async () => {
    const { run, memory, clock } = start();
    let calls = 0;
    memory.atEnd.set("a", async () => void calls++);
    memory.noticed.push({ logicalName: "before", lagMs: 1_000 });
    memory.doubles.set("a", { where, id: "s-1", madeAt: 0, isStillMaking: async () => calls++ > 0 });
    run.cutOff();
    await expect(clock.run(run.end("over"))).resolves.toEqual([]);
    expect(calls).toBe(0);
  });

  test("that is cut off while calls are answered takes no mark away either", async () => {
    const parts = start();
    const { run, memory, clock, answer } = parts;
    const call = hold(parts);
    let calls = 0;
    memory.atEnd.set("a", async () => void calls++);
    memory.noticed.push({ logicalName: "before", lagMs: 1_000 });
    const end = run.end("over");
    void clock.sleep(500).then(() => {
      run.cutOff();
      answer();
    });
    await expect(clock.run(Promise.all([end, call]))).resolves.toEqual([[], undefined]);
    expect(calls).toBe(0);
  });
});
