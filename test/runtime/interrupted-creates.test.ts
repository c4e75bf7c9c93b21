import {
  existing,
  hiddenOf,
  inputsIn,
  type KindName,
  killedCreate,
  kindNames,
  kindRows,
  lastWords,
  type Run,
  startRun,
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

describe("a create that was killed", () => {
  each("%s: the next run goes on with its snapshot, and tells id and age", async (name) => {
    await start();
    const inputs = inputsOf(name);
    const id = await killedCreate(world, name, inputs);
    await pass(5_000);
    const next = startRun(world, name);
    const created = await create(next, inputs);
    expect(created).toMatchObject({ id, outs: { ready: true } });
    expect(existing(world, name)).toHaveLength(1);
    expect(next.told).toEqual([expect.stringMatching(new RegExp(`going on with ${id}, .* began \\d+ s ago`))]);
  });

  test.each(changeable)("%s: also when it has finished by then", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    await pass(10 * minute);
    await expect(create(startRun(world, name), inputsOf(name))).resolves.toMatchObject({ id });
    expect(existing(world, name)).toHaveLength(1);
  });

  test("a copy is gone on with however old it is, because its source takes one", async () => {
    await start();
    const id = await killedCreate(world, "DWS copy", inputsOf("DWS copy"));
    await pass(30 * 60 * minute);
    await expect(create(startRun(world, "DWS copy"), inputsOf("DWS copy"))).resolves.toMatchObject({ id });
  });

  test("a finished snapshot of a cluster is not: it cannot be told from one that was recorded", async () => {
    await start();
    const id = await killedCreate(world, "DWS", inputsOf("DWS"));
    await pass(10 * minute);
    const next = startRun(world, "DWS");
    const created = await create(next, inputsOf("DWS"));
    expect(created.id).not.toBe(id);
    expect(lastWords(next.runtime)).toContain(id);
  });

  test.each(changeable)("%s: not after an hour, and then it is named with the text for adopt", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    await pass(61 * minute);
    const next = startRun(world, name);
    const created = await create(next, inputsOf(name));
    expect(created.id).not.toBe(id);
    expect(lastWords(next.runtime)).toMatch(new RegExp(`${id} \\(before, made .*adopt: "${id}"`));
  });

  test.each(changeable)("%s: adoptWithin moves that limit, and 0s is never", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    await pass(90 * minute);
    const never = await create(startRun(world, name), inputsOf(name, { adoptWithin: "0s" }));
    expect(never.id).not.toBe(id);
    await expect(create(startRun(world, name), inputsOf(name, { adoptWithin: "2h" }))).resolves.toMatchObject({ id });
  });

  each("%s: not for other inputs, another resource, or another stack", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    const rows = [
      // the source of a copy takes one, and does not change: a new release has the same one
      inputsOf(name, name === "DWS copy" ? { backupName: "release-2" } : { triggers: ["release 2"] }),
      inputsOf(name, {}, "after"),
      { ...inputsOf(name), ...hiddenOf("before", "prod") },
      { ...inputsOf(name), ...hiddenOf("before", "acme/dev") },
    ];
    for (const inputs of rows.slice(0, 3)) {
      const work = startRun(world, name).handler.create(inputs);
      const other = await world.run(
        work.then(
          ({ id: made }) => made,
          () => "refused by the cloud",
        ),
      );
      expect(other).not.toBe(id);
    }
  });

  test("DWS copy: also for other triggers, which ask for what is the same", async () => {
    await start();
    const id = await killedCreate(world, "DWS copy", inputsOf("DWS copy"));
    const next = await create(startRun(world, "DWS copy"), inputsOf("DWS copy", { triggers: ["release 2"] }));
    expect(next.id).toBe(id);
  });

  test("DWS copy: also when it failed, because only a recorded one can be replaced", async () => {
    await start();
    kindRows["DWS copy"].plan(world, { seconds: 5, outcome: "failed" });
    const id = await killedCreate(world, "DWS copy", inputsOf("DWS copy"));
    await pass(20_000);
    const { handler } = startRun(world, "DWS copy");
    const failure = await world.failure(handler.create(inputsOf("DWS copy")));
    expect(failure).toMatchObject({ id, message: expect.stringMatching(/failed in the cloud.*Run pulumi up again/) });
    const diff = await handler.diff(id, failure.properties, inputsOf("DWS copy"));
    expect(diff).toMatchObject({ replaces: ["status"], deleteBeforeReplace: true });
  });

  test.each(kindNames.filter((name) => name !== "DWS copy"))("%s: not when it failed", async (name) => {
    await start();
    kindRows[name].plan(world, { seconds: 5, outcome: "failed" });
    const id = await killedCreate(world, name, inputsOf(name));
    await pass(20_000);
    const next = startRun(world, name);
    const [end] = await world.run(Promise.allSettled([next.handler.create(inputsOf(name))]));
    expect(end).not.toMatchObject({ value: { id } });
    expect(end).not.toMatchObject({ reason: { id } }); // it is not even begun with
    expect(next.told).toEqual([]);
    expect(end?.status).toBe("fulfilled");
  });

  test.each(changeable)("%s: adoptWithin of 0s is never, also in the moment after the kill", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    const next = await create(startRun(world, name), inputsOf(name, { adoptWithin: "0s" }));
    expect(next.id).not.toBe(id);
  });

  test.each(changeable)("%s: not one that the engine has shown to this process: some state knows it", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    const run = startRun(world, name);
    await run.handler.diff(id, { ...inputsOf(name), status: "x" }, inputsOf(name));
    expect((await create(run, inputsOf(name))).id).not.toBe(id);
    expect(lastWords(run.runtime)).not.toContain(id);
  });

  test.each(changeable)("%s: of two the newer one, and the other is named", async (name) => {
    await start();
    const older = await killedCreate(world, name, inputsOf(name));
    await pass(10 * minute);
    const newer = await killedCreate(world, name, inputsOf(name, { adoptWithin: "0s" }));
    await pass(10 * minute);
    const next = startRun(world, name);
    await expect(create(next, inputsOf(name))).resolves.toMatchObject({ id: newer });
    expect(lastWords(next.runtime)).toContain(`adopt: "${older}"`);
  });

  test.each([(list: unknown[]) => list, (list: unknown[]) => list.toReversed()])(
    "of two the newer one, in whatever order the cloud lists them: %#",
    async (ordered) => {
      await start();
      await killedCreate(world, "ECS", inputsOf("ECS"));
      await pass(10 * minute);
      const newer = await killedCreate(world, "ECS", inputsOf("ECS", { adoptWithin: "0s" }));
      const { transport } = world.runtime;
      const reordering: typeof transport = async (request) => {
        const response = await transport(request);
        if (request.operation !== "DescribeSnapshots") return response;
        const answer = JSON.parse(response.body);
        const Snapshots = { Snapshot: ordered(answer.Snapshots.Snapshot) };
        return { ...response, body: JSON.stringify({ ...answer, Snapshots }) };
      };
      Object.assign(world.runtime, { transport: reordering });
      await expect(create(startRun(world, "ECS"), inputsOf("ECS"))).resolves.toMatchObject({ id: newer });
    },
  );

  test("what is made anew beside them is said while the create waits: three by id, more by number", async () => {
    await start();
    const rowOf = async (resource: string, count: number) => {
      const never = inputsOf("ECS", { adoptWithin: "0s" }, resource);
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        ids.push(await killedCreate(world, "ECS", never));
        await pass(10_000);
      }
      const next = startRun(world, "ECS");
      await create(next, never);
      return { ids, row: next.rows.find((text) => text.startsWith("making a new snapshot beside")) };
    };
    const three = await rowOf("three", 3);
    expect(three.row?.match(/s-\w+/g)?.sort()).toEqual([...three.ids].sort());
    expect(three.row).toMatch(/beside s-\w+, s-\w+, s-\w+, which an earlier run made$/);
    const four = await rowOf("four", 4);
    expect(four.row).toMatch(/beside s-\w+, s-\w+, s-\w+ and 1 more, which an earlier run made$/);
  });

  test.each(changeable)("%s: after a day it is not even named", async (name) => {
    await start();
    const id = await killedCreate(world, name, inputsOf(name));
    const wordsOf = async (resource: string) => {
      const next = startRun(world, name);
      await create(next, inputsOf(name, { adoptWithin: "48h" }, resource));
      return lastWords(next.runtime);
    };
    await pass((24 * 60 - 5) * minute);
    expect(await wordsOf("after")).toContain(id);
    await pass(5 * minute);
    expect(await wordsOf("later")).not.toContain(id);
  });
});
