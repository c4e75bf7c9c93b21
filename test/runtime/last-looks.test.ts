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

test("a destroy tells of a snapshot that was adopted, and of no other one, that it was", async () => {
  await start();
  const rowsOf = async (adopt: (id: string) => string | undefined) => {
    const { id, state } = await made("ECS");
    const run = startRun(world, "ECS");
    await world.run(run.handler.delete(id, { ...state, adopt: adopt(id) }));
    return run.rows.map((row) => row.replace(id, "it"));
  };
  expect(await rowsOf((id) => id)).toEqual(["it deleting, which was adopted", "it deleted"]);
  expect(await rowsOf(() => "s-other")).toEqual(["it deleting", "it deleted"]);
  expect(await rowsOf(() => undefined)).toEqual(["it deleting", "it deleted"]);
});

test("one list that lacks the snapshot does not make an update red", async () => {
  await start();
  const { id, state } = await made("ECS");
  await pass(120_000);
  const { transport } = world.runtime;
  let lacking = 1;
  const lagging: typeof transport = async (request) => {
    const response = await transport(request);
    if (request.operation !== "DescribeSnapshots" || lacking-- <= 0) return response;
    return { ...response, body: JSON.stringify({ ...JSON.parse(response.body), Snapshots: { Snapshot: [] } }) };
  };
  Object.assign(world.runtime, { transport: lagging });
  const news = inputsOf("ECS", { timeouts: { delete: "5m" } });
  const { outs } = await world.run(startRun(world, "ECS").handler.update(id, state, news));
  expect(outs).toMatchObject({ status: "accomplished", ready: true });
  expect(lacking).toBeLessThan(1);
});

/** Kinds whose finished snapshots may become failed ones. */
const breakable = kindNames.filter((name) => kindRows[name].spoil);
const breakSnapshot = (name: KindName, id: string) => kindRows[name].spoil?.(world.cloud, id);

describe("the last look of an update decides", () => {
  test.each(breakable)("%s: one that has failed meanwhile is red, recorded and replaced", async (name) => {
    await start();
    const { id, state } = await made(name);
    breakSnapshot(name, id);
    const news = inputsOf(name, { timeouts: { delete: "5m" } });
    const failure = await world.failure(startRun(world, name).handler.update(id, state, news));
    expect(failure).toMatchObject({ id, properties: { ready: false } });
    expect(failure.message).toMatch(/failed in the cloud/);
    const plan = await diff(startRun(world, name), id, failure.properties, news);
    expect(plan.replaces).toContain("status");
  });

  each("%s: one that is gone is red in words that fit, recorded and replaced by the next up", async (name) => {
    await start();
    const { id, state } = await made(name);
    await pass(120_000);
    removeBehind(name, id);
    const news = inputsOf(name, { timeouts: { delete: "5m" } });
    const failure = await world.failure(startRun(world, name).handler.update(id, state, news));
    expect(failure).toMatchObject({ id, properties: { ready: false, status: "vanished" } });
    expect(failure.message).toMatch(/is gone from the cloud/);
    expect(failure.message).not.toMatch(/being made/);
    expect(failure.properties["createdAt"]).toBe(state["createdAt"]);
    const plan = await diff(startRun(world, name), id, failure.properties, news);
    expect(plan.replaces).toContain("status");
  });
});

describe("the last look of an adoption decides too", () => {
  /** A snapshot that fails while its adoption changes its description. */
  const adoptBreaking = async () => {
    await start();
    const { id } = await made("EVS");
    const { transport } = world.runtime;
    const breaking: typeof transport = async (request) => {
      const response = await transport(request);
      if (request.operation === "UpdateSnapshot") breakSnapshot("EVS", id);
      return response;
    };
    Object.assign(world.runtime, { transport: breaking });
    const inputs = { ...inputsOf("EVS", { adopt: id, description: "kept" }), ...hiddenOf("after") };
    const failure = await world.failure(startRun(world, "EVS").handler.create(inputs));
    return { id, inputs, failure };
  };

  test("one that fails while it is brought into line is red", async () => {
    const { id, failure } = await adoptBreaking();
    expect(failure).toMatchObject({ id });
    expect(failure.message).toMatch(/was adopted, but its update failed: its status is error now/);
  });

  test("and is recorded as what it is, so that the next diff replaces it", async () => {
    const { id, inputs, failure } = await adoptBreaking();
    expect(failure.properties).toMatchObject({ status: "error", ready: false });
    const plan = await diff(startRun(world, "EVS"), id, failure.properties, inputs);
    expect(plan.replaces).toContain("status");
  });
});

const removeBehind = (name: KindName, id: string) => kindRows[name].remove(world.cloud, id);

describe("a snapshot that the cloud does not show yet is not gone", () => {
  const hidden = async (name: KindName) => {
    await start({ snapshotSeconds: 20 });
    kindRows[name].hide(world, 35);
    const work = startRun(world, name).handler.create(inputsOf(name, { timeouts: { create: "4s" } }));
    const { id, properties } = await world.failure(work);
    return { id, state: properties };
  };

  each("%s: a refresh keeps what is recorded, and says so", async (name) => {
    const { id, state } = await hidden(name);
    const run = startRun(world, name);
    const read = await world.run(run.handler.read(id, state));
    expect(read).toMatchObject({ id, props: { ready: false } });
    expect(run.warnings).toEqual([expect.stringContaining("is not in the cloud's answers")]);
  });

  each("%s: a destroy leaves nothing", async (name) => {
    const { id, state } = await hidden(name);
    await world.run(startRun(world, name).handler.delete(id, state));
    await pass(60_000);
    expect(ids(name)).toEqual([]);
  });

  test.each(["EVS", "DWS", "BCC"] as const)(
    "%s: and asks for it again, three seconds and a pause of a busy cloud after two looks that do not show it",
    async (name) => {
      jest.spyOn(Math, "random").mockReturnValue(0);
      try {
        const { id, state } = await hidden(name);
        await world.run(startRun(world, name).handler.delete(id, state));
      } finally {
        jest.restoreAllMocks();
      }
      const at = world.cloud.journal().flatMap((call) => (call.operation === "DeleteSnapshot" ? [call.at] : []));
      const gaps = at.slice(1).map((each, i) => each - (at[i] ?? 0));
      expect(gaps).toEqual([1_000, 2_000, 4_000, 7_500].map((pause) => 1_200 + 3_000 + pause));
    },
  );

  each("%s: later it is", async (name) => {
    await start();
    const { id, state } = await made(name);
    removeBehind(name, id);
    await pass(61_000);
    await expect(world.run(startRun(world, name).handler.read(id, state))).resolves.toEqual({});
  });
});
