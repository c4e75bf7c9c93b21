import {
  existing,
  hiddenOf,
  inputsIn,
  type KindName,
  kindNames,
  kindRows,
  type Run,
  startRun,
  until,
} from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 5 });
});
afterEach(() => world.close());

/** Clouds where a mark can be written on a snapshot that exists. */
const writable = kindNames.filter((name) => kindRows[name].released);

const inputsOf = (name: KindName, more: Properties = {}, resource = "before", stack = "dev") =>
  inputsIn(world, name, more, resource, stack);
const create = async (run: Run, inputs: Properties) => {
  const { id, outs } = await world.run(run.handler.create(inputs));
  return { id, state: outs as Properties };
};
const ids = (name: KindName) => existing(world, name).map(({ id }) => id);

describe("two runs at one snapshot", () => {
  test.each(writable)(
    "%s: the one whose mark was overwritten while it waited is red, without a record",
    async (name) => {
      kindRows[name].plan(world, { seconds: 60 });
      const run = startRun(world, name);
      const work = run.handler.create(inputsOf(name));
      work.catch(() => {});
      await world.run(until(world, () => ids(name).length === 1));
      const [id = ""] = ids(name);
      const other = startRun(world, name);
      const adopted = other.handler.create(inputsOf(name, { adopt: id }, "before", "prod"));
      const [first, second] = await world.run(Promise.allSettled([work, adopted]));
      expect(second).toMatchObject({ status: "fulfilled", value: { id } });
      expect(first).toMatchObject({
        status: "rejected",
        reason: { message: expect.stringContaining("taken over by another") },
      });
      expect((first as PromiseRejectedResult).reason).not.toHaveProperty("id");
      expect(ids(name)).toEqual([id]);
    },
  );

  test("organizations and backends with stacks of the same name do not adopt from each other", async () => {
    const run = startRun(world, "ECS");
    run.handler.create({ ...inputsOf("ECS"), ...hiddenOf("before", "acme/dev") }).catch(() => {});
    await world.run(until(world, () => ids("ECS").length === 1));
    run.kill();
    await world.run(world.clock.sleep(10_000));
    const [id] = ids("ECS");
    const other = await create(startRun(world, "ECS"), { ...inputsOf("ECS"), ...hiddenOf("before", "zenith/dev") });
    expect(other.id).not.toBe(id);
  });
});

describe("without the permission for marks", () => {
  const forbid = (operation: string, service: string, code: string) =>
    world.cloud.fault({
      kind: "error",
      service: service as never,
      operation,
      code,
      status: 403,
      message: "No.",
      count: 100,
    });

  test("ECS: a create goes on without marks, and one warning names the permission", async () => {
    world.cloud.fault({
      kind: "error",
      operation: "CreateSnapshot",
      code: "NoPermission.Tag",
      status: 403,
      message: "No.",
      count: 1,
    });
    const run = startRun(world, "ECS");
    const { id, state } = await create(run, inputsOf("ECS"));
    expect(world.existing()).toMatchObject([{ id, tags: {} }]);
    expect(state["__owner"]).toMatch(/^\./); // the time, and no token
    expect(run.warnings).toEqual([expect.stringMatching(/They need the actions ecs:TagResources/)]);
    // before it is made: a run that is killed after that has no warning
    const unmarked = run.rows.indexOf("the cloud may refuse the marks: making the snapshot without them");
    const accepted = run.rows.indexOf(`${id} accepted`);
    expect(unmarked >= 0 && unmarked < accepted).toBe(true);
  });

  test("ECS: without the right to take the mark away it is set to another value, and a forced replacement is a new one", async () => {
    forbid("UntagResources", "ecs", "Forbidden.RAM");
    const run = startRun(world, "ECS");
    const first = await create(run, inputsOf("ECS"));
    expect(run.warnings).toEqual([]);
    const second = await create(startRun(world, "ECS"), inputsOf("ECS"));
    expect(second.id).not.toBe(first.id);
  });

  test("ECS: a mark that cannot be changed at all is a warning, once, and the creates are green", async () => {
    forbid("UntagResources", "ecs", "Forbidden.RAM");
    forbid("TagResources", "ecs", "Forbidden.RAM");
    const run = startRun(world, "ECS");
    const inputs = (resource: string, disk = 0) =>
      inputsOf("ECS", { diskId: world.cloud.info.alibaba.disks[disk] }, resource);
    await world.run(Promise.all([run.handler.create(inputs("a")), run.handler.create(inputs("b", 1))]));
    expect(run.warnings).toHaveLength(1);
  });

  test("ECS: an adoption whose mark is refused keeps the mark that is there, with a warning that says what follows", async () => {
    const { id } = await create(startRun(world, "ECS"), inputsOf("ECS"));
    const marks = () => world.existing().map(({ tags }) => tags["pulumi-cloud-snapshots-owner"]);
    const before = marks();
    forbid("TagResources", "ecs", "Forbidden.RAM");
    const run = startRun(world, "ECS");
    const adopted = await create(run, inputsOf("ECS", { adopt: id }, "other"));
    expect(adopted).toMatchObject({ id, state: { ready: true } });
    expect(marks()).toEqual(before);
    expect(run.warnings).toEqual([
      expect.stringMatching(/taken over once more within the hour.*They need the actions/),
    ]);
  });

  test("EVS: a list that is refused does not end a create that does not need it", async () => {
    forbid("ListSnapshots", "evs", "EVS.0003");
    const run = startRun(world, "EVS");
    await expect(create(run, inputsOf("EVS"))).resolves.toMatchObject({ state: { ready: true } });
    expect(run.warnings).toHaveLength(1);
  });

  test("BCC: a description that is too long with the mark is sent without it", async () => {
    world.cloud.bcc.configure({ descLength: 20 });
    const run = startRun(world, "BCC");
    await create(run, inputsOf("BCC", { desc: "nightly" }));
    expect(world.cloud.bcc.snapshots()).toMatchObject([{ description: "nightly" }]);
    expect(run.warnings).toHaveLength(1);
  });
});
