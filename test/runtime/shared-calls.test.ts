import { hiddenOf, inputsIn, type KindName, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
beforeEach(() => jest.spyOn(console, "log").mockImplementation(() => {})); // a look-up outside of a program logs there
afterEach(() => {
  jest.restoreAllMocks();
  return world.close();
});
const second = 1_000;
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld({ snapshotSeconds: 5, ...options });
};
const inputsOf = (name: KindName, more: Properties = {}) => inputsIn(world, name, more);

describe("many together share their calls", () => {
  const many = 200;
  const timeoutMs = 10_000; // on a busy machine a second try would count
  const createMany = async () => {
    await start({ timeoutMs });
    const disks = Array.from({ length: many }, () => world.cloud.ecs.putDisk({}).id);
    const run = startRun(world, "ECS");
    const create = (diskId: string, i: number) =>
      run.handler.create({ ...inputsOf("ECS", { diskId }), ...hiddenOf(`r-${i}`) });
    return world.run(Promise.all(disks.map(create)));
  };
  const polls = () => world.cloud.journal().filter(({ operation }) => operation === "DescribeSnapshots");

  test("200 creates need one list of marks, and one call for the marks of 50 that go", async () => {
    await createMany();
    expect(world.calls("CreateSnapshot")).toBe(many);
    expect(world.calls("UntagResources")).toBeLessThanOrEqual(8);
    expect(polls().filter(({ resource }) => !resource)).toHaveLength(1);
    expect(polls().length).toBeLessThanOrEqual(1 + 14); // as many looks as without marks, measured on the engine
  });

  test("100 reads that come one after the other within a second share their looks too", async () => {
    const made = (await createMany()).slice(0, 100);
    const before = polls().length;
    const { handler } = startRun(world, "ECS");
    const read = async ({ id, outs }: (typeof made)[number], i: number) => {
      await world.clock.sleep(i * 10);
      return handler.read(id, outs as Properties);
    };
    const seen = await world.run(Promise.all(made.map(read)));
    expect(seen.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(polls().length - before).toBeLessThanOrEqual(12);
  });

  test("250 deletes at once are no more than half of what Huawei lets through in a second", async () => {
    await start({ timeoutMs });
    const [volumeId = ""] = world.cloud.info.huawei.volumes;
    const made = Array.from({ length: 250 }, () => world.cloud.evs.addSnapshot({ volumeId }).id);
    const { handler } = startRun(world, "EVS");
    const place = { region: "cn-north-4", projectId: world.cloud.info.huawei.projectId };
    const state = { ...inputsOf("EVS"), ...place, status: "available" };
    await world.run(Promise.all(made.map((id) => handler.delete(id, state))));
    const calls = world.cloud.journal().filter(({ operation }) => operation === "DeleteSnapshot");
    const times = calls.map(({ at }) => at);
    expect(Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + second).length))).toBe(100);
    expect(calls).toHaveLength(250);
  });

  test("200 deletes that start within a second need 20 looks at most", async () => {
    const made = await createMany();
    const before = polls().length;
    const { handler } = startRun(world, "ECS");
    const remove = async ({ id, outs }: (typeof made)[number], i: number) => {
      await world.clock.sleep((i * second) / many);
      await handler.delete(id, outs as Properties);
    };
    await world.run(Promise.all(made.map(remove)));
    expect(world.existing()).toEqual([]);
    expect(polls().length - before).toBeLessThanOrEqual(20);
  });
});
