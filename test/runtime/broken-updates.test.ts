import { existing, hiddenOf, inputsIn, type KindName, kindNames, kindRows, type Run, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const each = test.each(kindNames);
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld({ snapshotSeconds: 5, ...options });
};
const inputsOf = (name: KindName, more: Properties = {}) => inputsIn(world, name, more);
const made = async (name: KindName, more: Properties = {}) => {
  const { id, outs } = await world.run(startRun(world, name).handler.create(inputsOf(name, more)));
  return { id, state: outs as Properties };
};
const pass = (ms: number) => world.run(world.clock.sleep(ms));
const ids = (name: KindName) => existing(world, name).map(({ id }) => id);
const diff = (run: Run, id: string, state: Properties, inputs: Properties) => run.handler.diff(id, state, inputs);

const removeBehind = (name: KindName, id: string) => kindRows[name].remove(world.cloud, id);

describe("an update that ends badly", () => {
  test("records the retention that the cloud was told, not the one that it was not (BCC)", async () => {
    await start({ snapshotSeconds: 600 });
    const first = startRun(world, "BCC").handler.create(
      inputsOf("BCC", { retentionInDays: 7, timeouts: { create: "5s" } }),
    );
    const { id, properties } = await world.failure(first);
    const news = inputsOf("BCC", { retentionInDays: 30, timeouts: { create: "5s" } });
    const second = await world.failure(startRun(world, "BCC").handler.update(id, properties, news));
    expect(second.properties["retentionInDays"]).toBe(7);
    await pass(600_000);
    await expect(diff(startRun(world, "BCC"), id, second.properties, news)).resolves.toEqual({ changes: true });
    const { outs } = await world.run(startRun(world, "BCC").handler.update(id, second.properties, news));
    expect(outs?.["retentionInDays"]).toBe(30);
    expect(world.cloud.bcc.snapshots()[0]?.expiresAt).toBeGreaterThan(world.clock.now() + 29 * 24 * 3_600_000);
  });

  test("and an adoption too: the retention is told by the next up (BCC)", async () => {
    await start({ snapshotSeconds: 600 });
    const begun = startRun(world, "BCC").handler.create(inputsOf("BCC", { timeouts: { create: "5s" } }));
    const { id } = await world.failure(begun);
    const wanted = { adopt: id, retentionInDays: 30, timeouts: { create: "5s" } };
    const inputs = { ...inputsOf("BCC", wanted), ...hiddenOf("after") };
    const { properties } = await world.failure(startRun(world, "BCC").handler.create(inputs));
    expect(properties).not.toHaveProperty("retentionInDays");
    await pass(600_000);
    await world.run(startRun(world, "BCC").handler.update(id, properties, inputs));
    expect(world.cloud.bcc.snapshots()[0]?.expiresAt).toBeGreaterThan(world.clock.now() + 29 * 24 * 3_600_000);
  });

  test("keeps what was recorded when no look has worked (EVS)", async () => {
    await start({ snapshotSeconds: 600 });
    const inputs = inputsOf("EVS", { description: "nightly", timeouts: { create: "5s" } });
    const { id, properties } = await world.failure(startRun(world, "EVS").handler.create(inputs));
    world.cloud.fault({
      kind: "error",
      operation: "ShowSnapshot",
      code: "EVS.5403",
      status: 403,
      message: "No.",
      count: 100,
    });
    const news = { ...inputs, timeouts: { create: "2m" } };
    const failure = await world.failure(startRun(world, "EVS").handler.update(id, properties, news));
    expect(failure.properties).toMatchObject({ description: "nightly", createdAt: properties["createdAt"] });
  });
});

describe("an update of which a part has reached the cloud", () => {
  test("records a retention that the cloud was told although no look has worked since (BCC)", async () => {
    await start();
    const { id, state } = await made("BCC", { retentionInDays: 3650 });
    const refused = { kind: "error", operation: "GetSnapshotDetail", code: "AccessDenied", status: 403 } as const;
    world.cloud.fault({ ...refused, message: "No.", skip: 1, count: 100 });
    const shorter = startRun(world, "BCC").handler.update(id, state, inputsOf("BCC", { retentionInDays: 7 }));
    const failure = await world.failure(shorter);
    expect(failure.properties["retentionInDays"]).toBe(7);
    const before = inputsOf("BCC", { retentionInDays: 3650 });
    await expect(diff(startRun(world, "BCC"), id, failure.properties, before)).resolves.toEqual({});
  });

  test("forgets a retention of which nobody knows whether the cloud was told (BCC)", async () => {
    await start();
    const { id, state } = await made("BCC", { retentionInDays: 3650 });
    world.cloud.fault({ kind: "lost", operation: "ModifySnapshotAttribute", count: 10_000 });
    const short = { retentionInDays: 7, timeouts: { update: "10s" } };
    const failure = await world.failure(startRun(world, "BCC").handler.update(id, state, inputsOf("BCC", short)));
    const before = inputsOf("BCC", { retentionInDays: 3650 });
    await expect(diff(startRun(world, "BCC"), id, failure.properties, before)).resolves.toEqual({});
  });

  test("records what the cloud shows when a later call is refused (ECS)", async () => {
    await start();
    const { id, state } = await made("ECS", { description: "old" });
    world.cloud.fault({ kind: "error", operation: "TagResources", code: "Forbidden.RAM", status: 403, message: "No." });
    const news = inputsOf("ECS", { description: "new", tags: { release: "2" } });
    const failure = await world.failure(startRun(world, "ECS").handler.update(id, state, news));
    expect(failure.properties).toMatchObject({ description: "new" });
    const reverted = await diff(
      startRun(world, "ECS"),
      id,
      failure.properties,
      inputsOf("ECS", { description: "old" }),
    );
    expect(reverted).toEqual({});
  });

  each("%s: one of a snapshot that the cloud does not show yet waits for that", async (name) => {
    await start({ snapshotSeconds: 20 });
    kindRows[name].hide(world, 35);
    const created = startRun(world, name).handler.create(
      inputsOf(name, { waitFor: "none", timeouts: { create: "4s" } }),
    );
    const { id, properties } = await world.failure(created);
    const news = inputsOf(name, { waitFor: "none" });
    const { outs } = await world.run(startRun(world, name).handler.update(id, properties, news));
    expect(outs?.["status"]).not.toMatch(/vanished|gone|unknown/);
  });

  test.each(["ECS", "EVS", "BCC"] as const)("%s: one that somebody else owns by now changes nothing", async (name) => {
    await start();
    const field = name === "BCC" ? "desc" : "description";
    const { id, state } = await made(name, { [field]: "ours" });
    const theirs = { ...inputsOf(name, { adopt: id, [field]: "theirs" }), ...hiddenOf("before", "prod") };
    const { outs } = await world.run(startRun(world, name).handler.create(theirs));
    const { message } = await world.failure(
      startRun(world, name).handler.update(id, state, inputsOf(name, { [field]: "new" })),
    );
    expect(message).toMatch(/taken over by another .* pulumi up --replace/);
    const read = await world.run(startRun(world, name).handler.read(id, outs as Properties));
    expect(read.props).toMatchObject({ [field]: "theirs" });
  });
});

describe("a failed snapshot goes before its replacement is made", () => {
  test.each(["ECS", "EVS", "DWS", "BCC"] as const)("%s", async (name) => {
    await start();
    kindRows[name].plan(world, { seconds: 2, outcome: "failed" });
    const { id, properties } = await world.failure(startRun(world, name).handler.create(inputsOf(name)));
    const run = startRun(world, name);
    await run.handler.check(inputsOf(name), inputsOf(name));
    await expect(diff(run, id, properties, inputsOf(name))).resolves.toMatchObject({ deleteBeforeReplace: true });
    await world.run(run.handler.delete(id, properties));
    expect(ids(name)).toEqual([]);
  });

  test("but not one that turns out to be complete after all", async () => {
    await start();
    const { id, state } = await made("EVS");
    const recorded = { ...state, status: "error", ready: false };
    const run = startRun(world, "EVS");
    await run.handler.check(inputsOf("EVS"), inputsOf("EVS"));
    await diff(run, id, recorded, inputsOf("EVS"));
    const { message } = await world.failure(run.handler.delete(id, recorded));
    expect(message).toMatch(/recorded as error, but is available now: it is kept/);
    expect(ids("EVS")).toEqual([id]);
  });

  test("nor is one that is gone by now kept: its deletion ends well", async () => {
    await start();
    const { id, state } = await made("EVS");
    const recorded = { ...state, status: "error", ready: false };
    const run = startRun(world, "EVS");
    await run.handler.check(inputsOf("EVS"), inputsOf("EVS"));
    await diff(run, id, recorded, inputsOf("EVS"));
    await pass(120_000);
    removeBehind("EVS", id);
    await world.run(run.handler.delete(id, recorded));
    expect(ids("EVS")).toEqual([]);
  });

  test("and a diff of a refresh, which deletes nothing first, keeps nothing either", async () => {
    await start();
    const { id, state } = await made("EVS");
    const recorded = { ...state, status: "error", ready: false };
    const run = startRun(world, "EVS");
    await diff(run, id, recorded, inputsOf("EVS"));
    await world.run(run.handler.delete(id, recorded));
    expect(ids("EVS")).toEqual([]);
  });

  test("and not one that the cloud never deletes: its replacement is made first", async () => {
    await start();
    const { id, state } = await made("BCC");
    const run = startRun(world, "BCC");
    await run.handler.check(inputsOf("BCC"), inputsOf("BCC"));
    const plan = await diff(run, id, { ...state, status: "NotAvailable", ready: false }, inputsOf("BCC"));
    expect(plan).toEqual({ replaces: ["status"], changes: true });
  });
});

describe("a copy is deleted before its replacement only when its source was seen", () => {
  const replace = async (prepare: () => void) => {
    await start();
    const { id, state } = await made("DWS copy", { triggers: [1] });
    prepare();
    const run = startRun(world, "DWS copy");
    const news = inputsOf("DWS copy", { triggers: [2] });
    await run.handler.check(inputsOf("DWS copy", { triggers: [1] }), news);
    await expect(diff(run, id, state, news)).resolves.toMatchObject({
      replaces: ["triggers"],
      deleteBeforeReplace: true,
    });
    return { id, work: run.handler.delete(id, state) };
  };

  test("there: it goes", async () => {
    const { work } = await replace(() => {});
    await world.run(work);
    expect(ids("DWS copy")).toEqual([]);
  });

  test("expired: it is kept, and the run says why", async () => {
    const { id, work } = await replace(() =>
      world.cloud.dws.removeSnapshot(world.cloud.info.huawei.automatedSnapshots[0] ?? ""),
    );
    const { message } = await world.failure(work);
    expect(message).toMatch(/is kept: .*automated snapshots expire/);
    expect(ids("DWS copy")).toEqual([id]);
  });
});
