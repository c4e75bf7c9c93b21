import { ecsLookups } from "../../provider/lookups/alibaba";
import { allAt } from "../../tools/clouds/environment";
import { existing, hiddenOf, inputsIn, type KindName, kindNames, kindRows, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
beforeEach(() => jest.spyOn(console, "log").mockImplementation(() => {})); // a look-up outside of a program logs there
afterEach(() => {
  jest.restoreAllMocks();
  return world.close();
});

const each = test.each(kindNames);
const second = 1_000;
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld({ snapshotSeconds: 5, ...options });
};
const inputsOf = (name: KindName, more: Properties = {}) => inputsIn(world, name, more);

/** Virtual time that the work takes, however it ends. */
async function duration(work: () => Promise<unknown>): Promise<number> {
  const begun = world.clock.now();
  await world.run(work().catch(() => {}));
  return world.clock.now() - begun;
}

/** From now on no call reaches any cloud. */
const cutOff = () => world.cloud.fault({ kind: "reset", count: 1_000_000 });

describe("limits bound everything below them", () => {
  each("%s: timeouts.create, whatever does not answer", async (name) => {
    await start();
    cutOff();
    const run = startRun(world, name);
    const took = await duration(() => run.handler.create(inputsOf(name, { timeouts: { create: "1m" } })));
    expect(took).toBeLessThanOrEqual(64 * second);
    expect(run.rows.join()).toMatch(/trying again: /);
  });

  each("%s: timeouts.create, for a name that does not resolve", async (name) => {
    await start();
    const run = startRun(world, name, allAt("https://cloud.invalid"));
    const begun = world.clock.now();
    const failure = await world.failure(run.handler.create(inputsOf(name, { timeouts: { create: "25s" } })));
    expect(world.clock.now() - begun).toBeLessThanOrEqual(30 * second);
    expect(failure.message).toMatch(/the host name cloud\.invalid cannot be resolved .*region .*network/);
    expect(failure).not.toHaveProperty("id");
    expect(run.rows.join()).toMatch(/trying again: .*cloud\.invalid/);
  });

  each("%s: timeouts.delete", async (name) => {
    await start();
    const { id, outs } = await world.run(
      startRun(world, name).handler.create(inputsOf(name, { timeouts: { delete: "5s" } })),
    );
    cutOff();
    const run = startRun(world, name);
    const took = await duration(() => run.handler.delete(id, outs as Properties));
    expect(took).toBeLessThanOrEqual(9 * second);
    expect(existing(world, name)).toHaveLength(1);
  });

  each("%s: timeouts.update", async (name) => {
    await start();
    const { id, outs } = await world.run(startRun(world, name).handler.create(inputsOf(name)));
    cutOff();
    const news = inputsOf(name, { timeouts: { update: "30s" } });
    const took = await duration(() => startRun(world, name).handler.update(id, outs as Properties, news));
    expect(took).toBeLessThanOrEqual(34 * second);
  });

  each("%s: two minutes for a read", async (name) => {
    await start();
    const { id, outs } = await world.run(startRun(world, name).handler.create(inputsOf(name)));
    cutOff();
    const took = await duration(() => startRun(world, name).handler.read(id, outs as Properties));
    expect(took).toBeLessThanOrEqual(124 * second);
  });

  test("a minute for a look-up of a program", async () => {
    await start();
    cutOff();
    const { one, many } = ecsLookups(world.runtime);
    expect(await duration(() => one({ id: "s-1" }))).toBeLessThanOrEqual(64 * second);
    expect(await duration(() => many({}))).toBeLessThanOrEqual(64 * second);
  });

  test.each(["EVS", "DWS", "DWS copy"] as const)("%s: identity calls are no retry inside a retry", async (name) => {
    const user = { HW_USER_NAME: "testUser", HW_USER_PASSWORD: "testPassword", HW_DOMAIN_NAME: "testDomain" };
    await start({ env: { ...user, HW_ACCESS_KEY: "", HW_SECRET_KEY: "" } });
    world.cloud.fault({ kind: "reset", service: "iam", count: 1_000_000 });
    const run = startRun(world, name);
    const place = { region: "cn-north-4", projectId: world.cloud.info.huawei.projectId };
    const id = "2a4d0f86-67cd-408a-8b66-017454fb7793";
    expect(
      await duration(() => run.handler.read(id, { ...inputsOf(name), ...place, status: "x" })),
    ).toBeLessThanOrEqual(124 * second);
    const state = { ...inputsOf(name), ...place, status: "x", timeouts: { delete: "10m" } };
    expect(await duration(() => run.handler.delete(id, state))).toBeLessThanOrEqual(604 * second);
  });

  test.each(["EVS", "DWS"] as const)(
    "%s: the limit of the one that opens the session is not that of the others",
    async (name) => {
      await start();
      world.cloud.fault({ kind: "reset", operation: "ListProjects", count: 8 });
      const run = startRun(world, name);
      const short = run.handler.create({ ...inputsOf(name, { timeouts: { create: "1s" } }), ...hiddenOf("short") });
      const long = run.handler.create({ ...inputsOf(name), ...hiddenOf("long") });
      const [first, second] = await world.run(Promise.allSettled([short, long]));
      expect(first.status).toBe("rejected");
      expect(second).toMatchObject({ status: "fulfilled" });
    },
  );

  test("a create does not wait for another one's list of marks beyond its own limit", async () => {
    await start();
    world.cloud.fault({ kind: "reset", operation: "DescribeSnapshots", count: 1_000_000 });
    const run = startRun(world, "ECS");
    const long = run.handler.create({ ...inputsOf("ECS"), ...hiddenOf("long") });
    long.catch(() => {});
    const short = { ...inputsOf("ECS", { timeouts: { create: "5s" } }), ...hiddenOf("short") };
    expect(await duration(() => run.handler.create(short))).toBeLessThanOrEqual(9 * second);
  });

  each("%s: a create whose answer never comes ends, and its look for it too", async (name) => {
    await start();
    world.cloud.fault({ kind: "silent", operation: kindRows[name].created, count: 1_000 });
    const took = await duration(() =>
      startRun(world, name).handler.create(inputsOf(name, { timeouts: { create: "2m" } })),
    );
    expect(took).toBeLessThanOrEqual(124 * second);
  });

  test("a create that waits for its turn, whatever the one before it takes", async () => {
    await start({ snapshotSeconds: 600 });
    const run = startRun(world, "DWS");
    run.handler.create({ ...inputsOf("DWS"), ...hiddenOf("first") }).catch(() => {});
    const work = () => run.handler.create(inputsOf("DWS", { timeouts: { create: "10s" } }));
    expect(await duration(work)).toBeLessThanOrEqual(14 * second);
    expect(world.calls("CreateSnapshot")).toBe(1);
  });

  test("an error over a limit names the last trouble and the next step", async () => {
    await start();
    const { id, outs } = await world.run(
      startRun(world, "ECS").handler.create(inputsOf("ECS", { timeouts: { delete: "5s" } })),
    );
    world.cloud.fault({ kind: "throttle", count: 1_000 });
    const { message } = await world.failure(startRun(world, "ECS").handler.delete(id, outs as Properties));
    expect(message).toMatch(/Throttling.*Run the same command again/);
  });
});

test("a delete that the cloud throttles says so, and goes on as soon as the cloud answers", async () => {
  await start();
  const { id, outs } = await world.run(startRun(world, "ECS").handler.create(inputsOf("ECS")));
  world.cloud.fault({ kind: "throttle", operation: "DeleteSnapshot", count: 3 });
  const run = startRun(world, "ECS");
  expect(await duration(() => run.handler.delete(id, outs as Properties))).toBeLessThan(45 * second);
  expect(world.existing()).toEqual([]);
  expect(run.rows.join()).toMatch(/trying again: DeleteSnapshot: Throttling/);
  expect(run.rows.join()).toMatch(/waiting \d+ s: the cloud throttles DeleteSnapshot/);
});

describe("calls that find no answer here", () => {
  test("a wait over plain http to somewhere else ends at once", async () => {
    await start({ snapshotSeconds: 600 });
    const inputs = inputsOf("ECS", { timeouts: { create: "5s" } });
    const { id, properties } = await world.failure(startRun(world, "ECS").handler.create(inputs));
    const elsewhere = { CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: "http://example.invalid" };
    const news = inputsOf("ECS");
    const begun = world.clock.now();
    const failure = await world.failure(startRun(world, "ECS", elsewhere).handler.update(id, properties, news));
    expect(failure.message).toMatch(/must begin with https:\/\//);
    expect(await duration(() => startRun(world, "ECS", elsewhere).handler.delete(id, properties))).toBeLessThan(second);
    expect(world.clock.now() - begun).toBeLessThan(2 * second);
  });
});

test("an error over a limit names the snapshot", async () => {
  await start();
  const inputs = inputsOf("ECS", { timeouts: { delete: "5s" } });
  const { id, outs } = await world.run(startRun(world, "ECS").handler.create(inputs));
  world.cloud.fault({ kind: "throttle", count: 1_000 });
  const { message } = await world.failure(startRun(world, "ECS").handler.delete(id, outs as Properties));
  expect(message).toContain(id);
});
