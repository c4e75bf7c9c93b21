import { existing, inputsIn, type KindName, kindNames, kindRows, type Run, startRun, until } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

/** While a snapshot carries `making`, a create may adopt it. Here: who takes that away, and when. */
let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 30 });
});
afterEach(() => world.close());

/** Clouds where a mark can be changed. */
const changeable = kindNames.filter((name) => kindRows[name].released);
const each = test.each(changeable);

const inputsOf = (name: KindName, more: Properties = {}, stack = "dev") => inputsIn(world, name, more, "before", stack);
const create = (run: Run, inputs: Properties) => world.run(run.handler.create(inputs));
const pass = (ms: number) => world.run(world.clock.sleep(ms));
const isMaking = (name: KindName, id: string) =>
  /making/.test(JSON.stringify(existing(world, name).find((entry) => entry.id === id)));

/** A create that gave up waiting: recorded, and adoptable as long as the process lives. */
async function unfinished(name: KindName) {
  const work = startRun(world, name).handler.create(inputsOf(name, { timeouts: { create: "4s" } }));
  const { id, properties } = await world.failure(work);
  expect(isMaking(name, id)).toBe(true);
  return { id, state: properties };
}

/** Starts a create and lets it go on until it has asked for its snapshot. */
async function begunCreate(name: KindName) {
  const run = startRun(world, name);
  const work = run.handler.create(inputsOf(name));
  work.catch(() => {});
  await world.run(until(world, () => existing(world, name).length === 1));
  const [{ id } = { id: "" }] = existing(world, name);
  return { id, run };
}

describe("where it cannot be taken away", () => {
  const untagging = {
    kind: "error",
    service: "ecs",
    operation: "UntagResources",
    status: 500,
    code: "InternalError",
    count: 99,
  } as const;

  test("the create looks once more after its attempts: ready is what the snapshot is then", async () => {
    world.cloud.fault(untagging);
    const { outs } = await create(startRun(world, "ECS"), inputsOf("ECS"));
    expect(outs).toMatchObject({ ready: true });
    const operations = world.cloud.journal().map(({ operation }) => operation);
    expect(operations.lastIndexOf("DescribeSnapshots")).toBeGreaterThan(operations.lastIndexOf("UntagResources"));
  });

  test("a snapshot that went away during the attempts is not called ready", async () => {
    const { id, run } = await begunCreate("ECS");
    world.cloud.fault(untagging);
    const work = run.handler.create(inputsOf("ECS", {}, "prod"));
    const failure = world.failure(work);
    await world.run(until(world, () => world.calls("UntagResources") > 3));
    for (const each of existing(world, "ECS")) if (each.id !== id) world.cloud.ecs.removeSnapshot(each.id);
    expect(await failure).toMatchObject({ properties: { ready: false, status: "gone" } });
  });
});

/** What takes the mark away, and what polls a single snapshot. */
const callsOf = (name: KindName) => {
  const { service, released = "", single, listed } = kindRows[name];
  return { service, release: released, poll: single ?? listed };
};

describe.each(changeable)("%s: green says how the snapshot is now", (kind) => {
  const { service, release, poll } = callsOf(kind);

  test("so that the create polls once more when its mark took long to go", async () => {
    world.cloud.fault({ kind: "error", service, operation: release, status: 500, code: "InternalError", count: 6 });
    await create(startRun(world, kind), inputsOf(kind));
    const entries = world.cloud.journal();
    const last = (operation: string) => entries.findLastIndex((entry) => entry.operation === operation);
    expect(entries[last(release)]?.status).toBeLessThan(300);
    expect(last(poll)).toBeGreaterThan(last(release));
  });
});

test("EVS: a network that fails after the mark is gone is waited out, as in any other poll", async () => {
  const { service, release, poll } = callsOf("EVS");
  const run = startRun(world, "EVS");
  const work = run.handler.create(inputsOf("EVS"));
  await world.run(until(world, () => world.calls(release) === 1));
  world.cloud.fault({ kind: "error", service, operation: poll, status: 503, code: "Unavailable", count: 12 });
  const { outs } = await world.run(work);
  expect(outs).toMatchObject({ ready: true });
  expect(world.cloud.journal().findLast(({ operation }) => operation === poll)?.status).toBe(200);
});

test("the end of a run asks for nothing where another process has taken the mark away already", async () => {
  const run = startRun(world, "ECS");
  const { id, properties } = await world.failure(run.handler.create(inputsOf("ECS", { timeouts: { create: "4s" } })));
  await world.run(startRun(world, "ECS").handler.update(id, properties, inputsOf("ECS")));
  const before = world.calls("UntagResources");
  await run.end();
  expect(world.calls("UntagResources")).toBe(before);
  expect(before).toBe(1);
});

describe("making goes away", () => {
  each("%s: with the update that goes on with the snapshot", async (name) => {
    const { id, state } = await unfinished(name);
    await world.run(startRun(world, name).handler.update(id, state, inputsOf(name)));
    expect(isMaking(name, id)).toBe(false);
    expect((await create(startRun(world, name), inputsOf(name))).id).not.toBe(id); // a forced replacement
  });

  each("%s: with the refresh that shows the snapshot", async (name) => {
    const { id, state } = await unfinished(name);
    await pass(60_000);
    await world.run(startRun(world, name).handler.read(id, state));
    expect(isMaking(name, id)).toBe(false);
  });

  each("%s: with the adoption by hand of what an interrupted run began", async (name) => {
    const { id, run } = await begunCreate(name);
    run.kill();
    await create(startRun(world, name), inputsOf(name, { adopt: id }));
    expect(isMaking(name, id)).toBe(false);
  });

  each("%s: with the end of the process whose create gave up", async (name) => {
    const run = startRun(world, name);
    const { id } = await world.failure(run.handler.create(inputsOf(name, { timeouts: { create: "4s" } })));
    await pass(60_000);
    const { signal } = new AbortController();
    await world.run(Promise.all([...run.runtime.memory.atEnd.values()].map((release) => release(signal))));
    expect(isMaking(name, id)).toBe(false);
  });

  each("%s: and is not there when nobody waits for the snapshot", async (name) => {
    const { id } = await create(startRun(world, name), inputsOf(name, { waitFor: "none" }));
    expect(isMaking(name, id)).toBe(false);
  });

  describe("where the cloud changes nothing of a snapshot that it still makes", () => {
    const write = { EVS: "CreateSnapshotMetadata", BCC: "ModifySnapshotAttribute" } as const;
    const refuse = (operation: string, count: number) =>
      world.cloud.fault({ kind: "error", operation, code: "WrongState", status: 400, message: "Not now.", count });

    test.each(["EVS", "BCC"] as const)("%s: an adoption waits, and then takes it away without a word", async (name) => {
      const { id, run } = await begunCreate(name);
      run.kill();
      refuse(write[name], 1);
      const next = startRun(world, name);
      await create(next, inputsOf(name, { adopt: id }));
      expect(isMaking(name, id)).toBe(false);
      expect(next.warnings).toEqual([]);
    });

    test.each(["EVS", "BCC"] as const)("%s: it is not set when nobody waits for the snapshot", async (name) => {
      refuse(name === "EVS" ? "DeleteSnapshotMetadataItem" : write[name], 100);
      const run = startRun(world, name);
      const { id } = await create(run, inputsOf(name, { waitFor: "none" }));
      expect(isMaking(name, id)).toBe(false);
      expect(run.warnings).toEqual([]);
    });
  });
});

test("ECS: making that another run has set meanwhile stays, whatever a refresh of the first one sees", async () => {
  const { id, state } = await unfinished("ECS");
  const other = startRun(world, "ECS");
  other.handler.create(inputsOf("ECS")).catch(() => {});
  await world.run(until(world, () => other.told.length > 0 && world.calls("TagResources") > 0));
  await pass(200);
  other.kill();
  await pass(60_000);
  await world.run(startRun(world, "ECS").handler.read(id, state));
  expect(isMaking("ECS", id)).toBe(true);
  expect((await create(startRun(world, "ECS"), inputsOf("ECS"))).id).toBe(id);
});

describe("a mark that another stack has overwritten makes red", () => {
  each("%s: the update of the first one, which keeps its record", async (name) => {
    const { id, outs } = await create(startRun(world, name), inputsOf(name));
    await create(startRun(world, name), inputsOf(name, { adopt: id }, "prod"));
    const news = inputsOf(name, { timeouts: { delete: "5m" } });
    const failure = await world.failure(startRun(world, name).handler.update(id, outs as Properties, news));
    expect(failure.message).toContain("taken over by another");
  });

  test("EVS: the update during which it happens, and whose change comes after", async () => {
    const { id, outs } = await create(startRun(world, "EVS"), inputsOf("EVS"));
    const { transport } = world.runtime;
    let isTaken = false;
    const losing: typeof transport = async (request) => {
      const response = await transport(request);
      if (request.operation === "UpdateSnapshot" && !isTaken) {
        isTaken = true;
        await startRun(world, "EVS").handler.create(inputsOf("EVS", { adopt: id }, "prod"));
      }
      return response;
    };
    Object.assign(world.runtime, { transport: losing });
    const news = inputsOf("EVS", { description: "kept" });
    const failure = await world.failure(startRun(world, "EVS").handler.update(id, outs as Properties, news));
    expect(failure.message).toContain("taken over by another");
    expect(isTaken).toBe(true);
  });

  test("ECS: the adoption that was still waiting", async () => {
    const { id } = await begunCreate("ECS");
    const adopt = (stack: string) => startRun(world, "ECS").handler.create(inputsOf("ECS", { adopt: id }, stack));
    const first = adopt("prod");
    first.catch(() => {});
    await pass(2_000);
    const second = adopt("test");
    const [one, two] = await world.run(Promise.allSettled([first, second]));
    expect(two).toMatchObject({ status: "fulfilled", value: { id } });
    expect(one).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("taken over by") } });
  });
});

test("EVS: an adoption whose snapshot another stack takes while it is brought into line is red", async () => {
  const { id } = await create(startRun(world, "EVS"), inputsOf("EVS"));
  const { transport } = world.runtime;
  let isTaken = false;
  const losing: typeof transport = async (request) => {
    const response = await transport(request);
    if (request.operation === "UpdateSnapshot" && !isTaken) {
      isTaken = true;
      await startRun(world, "EVS").handler.create(inputsOf("EVS", { adopt: id }, "prod"));
    }
    return response;
  };
  Object.assign(world.runtime, { transport: losing });
  const adoption = startRun(world, "EVS").handler.create(inputsOf("EVS", { adopt: id, description: "kept" }, "test"));
  await expect(world.failure(adoption)).resolves.toMatchObject({
    message: expect.stringContaining("taken over by another"),
  });
  expect(isTaken).toBe(true);
});

test("ECS: what is older than a day is not listed before a create", async () => {
  for (let i = 0; i < 150; i++) world.cloud.ecs.addSnapshot({ diskId: world.disk, ageSeconds: 2 * 86_400 });
  await create(startRun(world, "ECS"), inputsOf("ECS", { waitFor: "none" }));
  const lists = world.cloud.journal().filter((call) => call.operation === "DescribeSnapshots" && !call.resource);
  expect(lists).toHaveLength(1);
});
