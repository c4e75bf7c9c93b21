import { create as createSnapshot } from "../../provider/clouds/lifecycle/create";
import { forgetEnded } from "../../provider/dynamic/summary";
import {
  existing,
  inputsIn,
  type KindName,
  killedCreate,
  kindNames,
  kindRows,
  lastWords,
  type Run,
  startRun,
  until,
} from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

/** Clouds where a mark can be written on a snapshot that exists. */
const writable = kindNames.filter((name) => kindRows[name].released);
const each = test.each(writable);
/** Where organization or backend are known, the stack knows itself again. */
const stack = "acme/dev";

const start = async (snapshotSeconds = 60) => {
  world = await startWorld({ snapshotSeconds });
};
const inputsOf = (name: KindName, more: Properties = {}, resource = "before", of = stack) =>
  inputsIn(world, name, more, resource, of);
const ids = (name: KindName) => existing(world, name).map(({ id }) => id);
const pass = (ms: number) => world.run(world.clock.sleep(ms));
const create = (run: Run, inputs: Properties) => world.run(run.handler.create(inputs));

/** A recorded snapshot that was not ready in time, and that a run which is killed then begins to take over. */
async function twiceInterrupted(name: KindName) {
  await start();
  const timedOut = startRun(world, name).handler.create(inputsOf(name, { timeouts: { create: "5s" } }));
  const { id, properties } = await world.failure(timedOut);
  const forced = startRun(world, name);
  forced.handler.create(inputsOf(name)).catch(() => {});
  await world.run(until(world, () => forced.told.length > 0));
  await pass(2_000);
  forced.kill();
  await pass(120_000);
  return { id, properties };
}

describe("a snapshot that a killed run has taken over from the record", () => {
  each("%s: is taken back by the next up", async (name) => {
    const { id, properties } = await twiceInterrupted(name);
    const { outs = {} } = await world.run(startRun(world, name).handler.update(id, properties, inputsOf(name)));
    expect(outs).toMatchObject({ ready: true });
    await world.run(startRun(world, name).handler.delete(id, outs as Properties));
    expect(ids(name)).toEqual([]);
  });

  test.each([
    ["its change is refused", "ModifySnapshotAttribute", 1],
    ["nobody sees it afterwards", "GetSnapshotDetail", 1],
  ])("BCC: is taken back for good, no create adopts it: also where %s", async (_, operation, skip) => {
    const { id, properties } = await twiceInterrupted("BCC");
    const isMaking = () => JSON.stringify(existing(world, "BCC")).includes("making");
    expect(isMaking()).toBe(true);
    world.cloud.fault({ kind: "error", service: "bcc", operation, status: 403, code: "AccessDenied", skip, count: 99 });
    const news = inputsOf("BCC", { desc: "new" });
    await expect(world.failure(startRun(world, "BCC").handler.update(id, properties, news))).resolves.toMatchObject({
      id,
      message: expect.stringContaining(operation),
    });
    expect(isMaking()).toBe(false);
  });

  each("%s: is destroyed by its own stack", async (name) => {
    const { id, properties } = await twiceInterrupted(name);
    const run = startRun(world, name);
    await world.run(run.handler.delete(id, properties));
    expect(ids(name)).toEqual([]);
    expect(run.warnings).toEqual([]);
  });
});

describe("what an adopted snapshot is told", () => {
  test("BCC: the retention that the program has by now reaches the cloud", async () => {
    await start();
    const id = await killedCreate(world, "BCC", inputsOf("BCC", { retentionInDays: 7 }));
    const { outs } = await create(startRun(world, "BCC"), inputsOf("BCC", { retentionInDays: 3650 }));
    expect(outs).toMatchObject({ retentionInDays: 3650 });
    const [entry] = world.cloud.bcc.snapshots();
    expect(entry).toMatchObject({ id });
    expect(entry?.expiresAt).toBeGreaterThan(world.clock.now() + 3_000 * 24 * 3_600_000);
  });

  test.each([
    ["ECS", "description"],
    ["EVS", "description"],
    ["BCC", "desc"],
  ] as const)("%s: the %s that the program has by now", async (name, field) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name, { [field]: "old" }));
    const run = startRun(world, name);
    const created = await create(run, inputsOf(name, { [field]: "new" }));
    expect(created).toMatchObject({ id, outs: { [field]: "new" } });
    const next = startRun(world, name).handler;
    await expect(next.diff(id, created.outs as Properties, inputsOf(name, { [field]: "new" }))).resolves.toEqual({
      changes: false,
    });
  });
});

describe("where a mark cannot be changed before the snapshot is complete", () => {
  beforeEach(async () => {
    await start();
    world.cloud.bcc.configure({ modifyBeforeAvailable: false });
  });

  test("a snapshot that another stack adopts in progress is its own when it is complete", async () => {
    const failure = await world.failure(
      startRun(world, "BCC").handler.create(inputsOf("BCC", { timeouts: { create: "5s" } })),
    );
    const other = await create(startRun(world, "BCC"), inputsOf("BCC", { adopt: failure.id }, "before", "acme/prod"));
    const run = startRun(world, "BCC");
    await world.run(run.handler.delete(failure.id, failure.properties));
    expect(ids("BCC")).toEqual([other.id]);
    expect(run.warnings.join()).toContain("another resource or stack has taken it over");
  });

  test("of two runs that live, one keeps the snapshot, whichever sees it complete first, and the other is told", async () => {
    const first = startRun(world, "BCC").handler.create(inputsOf("BCC"));
    first.catch(() => {});
    await world.run(until(world, () => ids("BCC").length === 1));
    const second = startRun(world, "BCC").handler.create(inputsOf("BCC"));
    const both = await world.run(Promise.allSettled([first, second]));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const loser = both.find(({ status }) => status === "rejected");
    expect(loser).toMatchObject({ reason: { message: expect.stringContaining("taken over by another") } });
  });
});

describe("a list that is older than what it tells of", () => {
  const listedBefore = async (change: (id: string) => void) => {
    await start();
    const id = await killedCreate(world, "ECS", inputsOf("ECS"));
    const run = startRun(world, "ECS");
    const disk = world.cloud.ecs.putDisk({}).id;
    await create(run, inputsOf("ECS", { diskId: disk }, "first")); // lists
    change(id);
    return { id, run };
  };

  test("a snapshot that is gone by now is not taken over", async () => {
    const { id, run } = await listedBefore((old) => world.cloud.ecs.removeSnapshot(old));
    const created = await create(run, inputsOf("ECS"));
    expect(created.id).not.toBe(id);
    expect(run.warnings).toEqual([]);
  });

  test("a snapshot that has failed by now is not taken over", async () => {
    await start();
    const id = await killedCreate(world, "EVS", inputsOf("EVS"));
    const run = startRun(world, "EVS");
    await create(run, inputsOf("EVS", {}, "first")); // lists
    world.cloud.evs.changeSnapshot({ id, status: "error" });
    const created = await create(run, inputsOf("EVS"));
    expect(created.id).not.toBe(id);
    expect(run.told).toEqual([]);
  });
});

each("%s: what a stack of another name was making is not named", async (name) => {
  await start();
  const id = await killedCreate(world, name, inputsOf(name, {}, "before", "acme/prod"));
  await pass(5_000);
  const run = startRun(world, name);
  await create(run, inputsOf(name));
  expect(lastWords(run.runtime)).not.toContain(id);
});

test("whatever this stack was making is named, also for a resource that is not in the program any more", async () => {
  await start();
  const id = await killedCreate(world, "ECS", inputsOf("ECS", {}, "removed"));
  await pass(5_000);
  const run = startRun(world, "ECS");
  await create(run, inputsOf("ECS", { diskId: world.cloud.ecs.putDisk({}).id }, "other"));
  await world.run(forgetEnded(run.runtime.memory, new AbortController().signal));
  expect(lastWords(run.runtime)).toContain(id);
});

test("what another process of the same run makes is not named", async () => {
  await start();
  const one = startRun(world, "ECS");
  const first = one.handler.create(inputsOf("ECS", {}, "a"));
  await pass(10_000); // long enough to look like an earlier run's
  const two = startRun(world, "ECS");
  const second = two.handler.create(inputsOf("ECS", { diskId: world.cloud.ecs.putDisk({}).id }, "b"));
  await world.run(Promise.all([first, second]));
  for (const { runtime } of [one, two]) await world.run(forgetEnded(runtime.memory, new AbortController().signal));
  expect(lastWords(one.runtime) + lastWords(two.runtime)).not.toContain("adopt");
});

each("%s: a cancel while an interrupted create is taken over records its id", async (name) => {
  await start();
  const id = await killedCreate(world, name, inputsOf(name));
  await pass(2_000);
  const run = startRun(world, name);
  const cancel = new AbortController();
  const { __provider, __urn, ...visible } = inputsOf(name);
  const context = run.context(inputsOf(name), cancel.signal);
  const tell = () => cancel.abort(new Error("the run was cancelled"));
  const work = createSnapshot({ ...run, context: { ...context, tell } }, visible);
  await expect(world.run(work)).rejects.toMatchObject({ id });
});

test.each(["DWS", "DWS copy"] as const)(
  "%s: a name or copy that a stranger has is no proof of our own",
  async (name) => {
    await start(5);
    const own = name === "DWS" ? { name: "nightly" } : {};
    await create(startRun(world, name), inputsOf(name, own, "stranger", "acme/prod"));
    await pass(60_000);
    world.cloud.fault({
      kind: "error",
      operation: kindRows[name].created,
      status: 503,
      code: "DWS.9999",
      message: "Later.",
    });
    const begun = world.clock.now();
    const { message } = await world.failure(startRun(world, name).handler.create(inputsOf(name, own)));
    expect(world.clock.now() - begun).toBeLessThan(300_000);
    expect(message).not.toMatch(/finds it by its mark/);
  },
);
