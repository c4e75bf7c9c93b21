import { existing, inputsIn, type KindName, kindNames, kindRows, type Run, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 5 });
});
afterEach(() => world.close());

const each = test.each(kindNames);
/** Clouds where a mark can be written on a snapshot that exists. */
const writable = kindNames.filter((name) => kindRows[name].released);

const inputsOf = (name: KindName, more: Properties = {}, resource = "before", stack = "dev") =>
  inputsIn(world, name, more, resource, stack);
const create = async (run: Run, inputs: Properties) => {
  const { id, outs } = await world.run(run.handler.create(inputs));
  return { id, state: outs as Properties };
};
const remove = (run: Run, id: string, state: Properties) => world.run(run.handler.delete(id, state));
const ids = (name: KindName) => existing(world, name).map(({ id }) => id);

describe("a snapshot is deleted only by the resource that has it", () => {
  each("%s: an id that a diff of this run keeps is not deleted", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    await run.handler.check(inputsOf(name), inputsOf(name));
    await run.handler.diff(id, state, inputsOf(name));
    await remove(run, id, state);
    expect(ids(name)).toEqual([id]);
    expect(run.warnings).toEqual([`${id} is not deleted: a resource that stays has it.`]);
  });

  each("%s: what a refresh shows keeps nothing: it sends diffs without checks", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    await run.handler.diff(id, state, inputsOf(name));
    await remove(run, id, state);
    expect(ids(name)).toEqual([]);
  });

  each("%s: a check without old inputs takes back what a diff kept: the engine replaces all the same", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    await run.handler.check(inputsOf(name), inputsOf(name));
    await run.handler.diff(id, state, inputsOf(name));
    await run.handler.check({}, inputsOf(name));
    await remove(run, id, state);
    expect(ids(name)).toEqual([]);
  });

  each("%s: an id that adopt names in any check is not deleted, nor one that a create returned", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    await run.handler.check({}, inputsOf(name, { adopt: id }, "other"));
    await remove(run, id, state);
    const other = startRun(world, name);
    const adopted = await create(other, inputsOf(name, { adopt: id }, "other"));
    await remove(other, id, state);
    expect(adopted.id).toBe(id);
    expect(ids(name)).toEqual([id]);
    expect([run.warnings, other.warnings].flat()).toEqual([
      `${id} is not deleted: adopt names it.`,
      `${id} is not deleted: this run has handed it to a resource that stays.`,
    ]);
  });

  each("%s: a new resource takes nothing back that the diff of another one kept", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    await run.handler.check(inputsOf(name), inputsOf(name));
    await run.handler.diff(id, state, inputsOf(name));
    await run.handler.check({}, inputsOf(name, {}, "other"));
    await remove(run, id, state);
    expect(ids(name)).toEqual([id]);
  });

  each("%s: an id whose diff says that it is replaced is deleted", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    const news = inputsOf(name, { triggers: ["release 2"] });
    await run.handler.check(inputsOf(name), news);
    await expect(run.handler.diff(id, state, news)).resolves.toMatchObject({ replaces: ["triggers"] });
    await remove(run, id, state);
    expect(ids(name)).toEqual([]);
  });

  each("%s: what a forced replacement has gone on with is not deleted as its old half", async (name) => {
    kindRows[name].plan(world, { seconds: 60 });
    const work = startRun(world, name).handler.create(inputsOf(name, { timeouts: { create: "4s" } }));
    const { id, properties } = await world.failure(work); // recorded, and killed before the mark went
    const run = startRun(world, name);
    await run.handler.check({}, inputsOf(name));
    await expect(create(run, inputsOf(name))).resolves.toMatchObject({ id });
    await remove(run, id, properties);
    expect(ids(name)).toEqual([id]);
  });

  each("%s: an id that an update returned is not deleted", async (name) => {
    const { id, state } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    await world.run(run.handler.update(id, state, inputsOf(name, { timeouts: { delete: "5m" } })));
    await remove(run, id, state);
    expect(ids(name)).toEqual([id]);
  });

  test.each(writable)(
    "%s: what another stack has adopted is left to it, and its own destroy removes it",
    async (name) => {
      const first = await create(startRun(world, name), inputsOf(name));
      const second = await create(startRun(world, name), inputsOf(name, { adopt: first.id }, "before", "prod"));
      const run = startRun(world, name);
      await remove(run, first.id, first.state);
      expect(ids(name)).toEqual([first.id]);
      expect(run.warnings.join()).toMatch(/is not deleted: another resource or stack has taken it over/);
      await remove(startRun(world, name), second.id, second.state);
      expect(ids(name)).toEqual([]);
    },
  );

  test.each(writable)(
    "%s: a mark that was stripped is not a foreign one: it is deleted, with a warning",
    async (name) => {
      const { id, state } = await create(startRun(world, name), inputsOf(name));
      strip(name, id);
      const run = startRun(world, name);
      await remove(run, id, state);
      expect(ids(name)).toEqual([]);
      expect(run.warnings).toEqual([expect.stringContaining("has lost the mark")]);
    },
  );

  test.each(writable)(
    "%s: a state of an earlier version, whose snapshot carries no mark, is destroyed",
    async (name) => {
      const { id, state } = await create(startRun(world, name), inputsOf(name));
      strip(name, id);
      const { __owner: _, ...old } = state;
      const run = startRun(world, name);
      await remove(run, id, old);
      expect(ids(name)).toEqual([]);
      expect(run.warnings).toEqual([]);
    },
  );

  test.each(["DWS", "DWS copy"] as const)("%s: a state of an earlier version is destroyed", async (name) => {
    const { id } = world.cloud.dws.addSnapshot({ clusterId: world.cloud.info.huawei.clusters[0] ?? "" });
    const place = { region: "cn-north-4", projectId: world.cloud.info.huawei.projectId };
    const run = startRun(world, name);
    await remove(run, id, { ...kindRows[name].inputs(world), ...place, status: "AVAILABLE", ready: true });
    expect(ids(name)).toEqual([]);
    expect(run.warnings).toEqual([]);
  });
});

/** Takes our marks away behind the provider's back, as a tag policy or a person does. */
const strip = (name: KindName, id: string) => kindRows[name].strip?.(world.cloud, id);
