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

const minute = 60_000;
const each = test.each(kindNames);
/** What a later run cannot tell from one that was recorded and replaced: all but the snapshots of a cluster. */
const changeable = kindNames.filter((name) => kindRows[name].released);

async function start(options: Parameters<typeof startWorld>[0] = {}) {
  world = await startWorld({ snapshotSeconds: 30, ...options });
}

const inputsOf = (name: KindName, more: Properties = {}, resource = "before") => inputsIn(world, name, more, resource);

const create = (run: Run, inputs: Properties) => world.run(run.handler.create(inputs));
const pass = (ms: number) => world.run(world.clock.sleep(ms));

describe("a create that ended", () => {
  test.each(changeable)("%s: leaves nothing that a forced replacement could take for its own", async (name) => {
    await start();
    const first = await create(startRun(world, name), inputsOf(name));
    const second = await create(startRun(world, name), inputsOf(name));
    expect(second.id).not.toBe(first.id);
  });

  each("%s: shows no mark in its outputs, and none as drift", async (name) => {
    await start();
    const { id, outs } = await create(startRun(world, name), inputsOf(name));
    const run = startRun(world, name);
    const read = await world.run(run.handler.read(id, outs as Properties));
    const visible = (properties: object) =>
      JSON.stringify(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
    expect(visible(outs as object)).not.toContain("pulumi-cloud-snapshots");
    expect(visible(read.props as object)).toBe(visible(outs as object));
    await expect(run.handler.diff(id, outs as Properties, inputsOf(name))).resolves.toEqual({ changes: false });
  });
});

describe("what a killed run made and the next one did not find", () => {
  test.each(kindNames.filter((name) => name !== "DWS copy"))(
    "%s: is named at the end of a run whose first list did not show it yet",
    async (name) => {
      await start();
      kindRows[name].hide(world, 20);
      const id = await killedCreate(world, name, inputsOf(name));
      await pass(5_000);
      const next = startRun(world, name);
      const created = await create(next, inputsOf(name));
      expect(created.id).not.toBe(id);
      expect(await next.end()).toContain(`earlier runs of this stack made ${id} (before, `);
    },
  );

  test("is named too by the run that continues what such a run began, and was cancelled", async () => {
    await start();
    kindRows.ECS.hide(world, 20);
    const id = await killedCreate(world, "ECS", inputsOf("ECS"));
    await pass(5_000);
    const short = inputsOf("ECS", { timeouts: { create: "4s" } });
    const failure = await world.failure(startRun(world, "ECS").handler.create(short));
    const last = startRun(world, "ECS");
    await world.run(last.handler.update(failure.id, failure.properties, inputsOf("ECS")));
    expect(await last.end()).toContain(`earlier runs of this stack made ${id} (before, `);
  });

  test("is named too by a run that adopts another one in its place", async () => {
    await start();
    const id = await killedCreate(world, "ECS", inputsOf("ECS"));
    const { id: other } = world.cloud.ecs.addSnapshot({ diskId: world.disk });
    await pass(5_000);
    const next = startRun(world, "ECS");
    await create(next, inputsOf("ECS", { adopt: other }));
    expect(await next.end()).toContain(`earlier runs of this stack made ${id} (before, `);
  });

  test("is named in the row before another one is made, because a killed run has no end", async () => {
    await start();
    const id = await killedCreate(world, "ECS", inputsOf("ECS"));
    await pass(61 * minute);
    const next = startRun(world, "ECS");
    await create(next, inputsOf("ECS"));
    expect(next.rows).toContain(`making a new snapshot beside ${id}, which an earlier run made`);
  });

  test("is not named when this run has deleted it, as what was left over from a failed replacement", async () => {
    await start();
    const { id, outs } = await create(startRun(world, "ECS"), inputsOf("ECS"));
    await pass(10 * minute);
    const next = startRun(world, "ECS");
    await create(next, inputsOf("ECS"));
    expect(lastWords(next.runtime)).toContain(id);
    await world.run(next.handler.delete(id, outs as Properties));
    expect(existing(world, "ECS").map((entry) => entry.id)).not.toContain(id);
    expect(lastWords(next.runtime)).not.toContain(id);
  });

  test("is named one by one up to three, and counted beyond", async () => {
    await start();
    const never = inputsOf("ECS", { adoptWithin: "0s" });
    const rowAfter = async (kills: number) => {
      for (let i = 0; i < kills; i++) {
        await killedCreate(world, "ECS", never);
        await pass(5_000);
      }
      const run = startRun(world, "ECS");
      const { id } = await create(run, never);
      world.cloud.ecs.removeSnapshot(id);
      await pass(5_000);
      return run.rows.find((text) => text.startsWith("making a new snapshot beside"));
    };
    expect(await rowAfter(3)).toMatch(/beside s-\w+, s-\w+, s-\w+, which an earlier run made$/);
    expect(await rowAfter(2)).toMatch(/beside s-\w+, s-\w+, s-\w+ and 2 more, which an earlier run made$/);
  });

  test("is looked for by a cancelled run for a second at most: people wait for its end", async () => {
    await start();
    kindRows.DWS.plan(world, { seconds: 3_600 });
    // the first look closes the list for a minute
    world.cloud.fault({ kind: "throttle", service: "dws", operation: "ListSnapshots", skip: 1, retryAfterMs: 60_000 });
    const run = startRun(world, "DWS");
    const failure = world.failure(run.handler.create(inputsOf("DWS")));
    await world.run(until(world, () => world.calls("ListSnapshots") === 2));
    run.cancel();
    await failure;
    const before = world.clock.now();
    await run.end();
    expect(world.clock.now() - before).toBeLessThan(1_500);
  });

  test("is named by a run whose answers take their time: an answer is as old as its question", async () => {
    await start();
    const never = inputsOf("ECS", { adoptWithin: "0s" });
    const id = await killedCreate(world, "ECS", never);
    await pass(5_000);
    const next = startRun(world, "ECS", {}, 20_000);
    await create(next, never);
    expect(await next.end()).toContain(`earlier runs of this stack made ${id} (before, `);
  });

  test("is no news when another live run has made it meanwhile, of this resource or of another one", async () => {
    await start();
    const run = startRun(world, "ECS");
    await create(run, inputsOf("ECS"));
    for (const resource of ["before", "after"]) {
      await pass(5_000);
      await create(startRun(world, "ECS"), inputsOf("ECS", { triggers: [2] }, resource));
    }
    expect(await run.end()).not.toContain("earlier runs of this stack");
  });

  test("costs a run without creates no call", async () => {
    await start();
    const { id, outs } = await create(startRun(world, "ECS"), inputsOf("ECS"));
    const calls = world.calls();
    const quiet = startRun(world, "ECS");
    await quiet.handler.diff(id, outs, inputsOf("ECS"));
    await quiet.end();
    expect(world.calls()).toBe(calls);
  });
});
