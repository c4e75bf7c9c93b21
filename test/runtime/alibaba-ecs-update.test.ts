import { unmarked } from "../support/marks";
import { hidden, type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

async function made(inputs: Properties = {}, options: Parameters<typeof startWorld>[0] = {}) {
  world = await startWorld(options);
  const args = { ...hidden, diskId: world.disk, ...inputs };
  const { id, outs } = await world.run(world.handler.create(args));
  return { id, args, outs: outs as Properties };
}

/** Check, diff and update as the engine would run them. */
async function up(id: string, outs: Properties, olds: Properties, news: Properties) {
  const { inputs, failures } = await world.handler.check(olds, news);
  expect(failures).toEqual([]);
  const result = await world.handler.diff(id, outs, inputs);
  if (result.changes === false) return outs;
  return (await world.run(world.handler.update(id, outs, inputs))).outs as Properties;
}

test("the same program again changes nothing, before and after a refresh", async () => {
  const { id, args, outs } = await made({
    retentionDays: 14,
    tags: { a: "1" },
    description: "text",
    snapshotName: "name",
  });
  expect(await world.handler.diff(id, outs, args)).toEqual({ changes: false });
  const refreshed = await world.run(world.handler.read(id, outs));
  expect(refreshed).toEqual({ id, props: outs, inputs: args });
  expect(await world.handler.diff(id, refreshed.props, args)).toEqual({ changes: false });
});

test("empty texts and maps are no inputs", async () => {
  world = await startWorld();
  const { inputs } = await world.handler.check(
    {},
    { ...hidden, diskId: "d-1", description: "", tags: {}, snapshotName: undefined },
  );
  expect(inputs).toEqual({ ...hidden, diskId: "d-1" });
});

test("each changed attribute is changed in place, with calls for what differs only", async () => {
  const { id, args, outs } = await made({ retentionDays: 14, description: "old", tags: { a: "1", b: "2", c: "3" } });
  world.cloud.ecs.putResourceGroup("rg-2");
  const before = world.calls();
  const news = {
    ...args,
    retentionDays: 30,
    description: "new",
    snapshotName: "name",
    tags: { a: "1", b: "two", d: "4" },
    resourceGroupId: "rg-2",
  };
  const after = await up(id, outs, args, news);
  expect(world.existing()).toMatchObject([
    {
      id,
      retentionDays: 30,
      description: "new",
      name: "name",
      tags: { a: "1", b: "two", d: "4" },
      resourceGroupId: "rg-2",
    },
  ]);
  expect(after).toMatchObject({ ...news });
  const operations = world.cloud
    .journal()
    .slice(before)
    .map(({ operation }) => operation);
  expect(operations).toEqual([
    "DescribeSnapshots", // whose it is
    "ModifySnapshotAttribute",
    "UntagResources",
    "TagResources",
    "JoinResourceGroup",
    "DescribeSnapshots",
  ]);
});

test("inputs that are taken away: description and tags become none, the name stays", async () => {
  const { id, args, outs } = await made({ description: "old", tags: { a: "1" }, snapshotName: "name" });
  const after = await up(id, outs, args, { ...hidden, diskId: world.disk });
  expect(world.existing()).toMatchObject([{ description: "", tags: {}, name: "name" }]);
  expect(await world.handler.diff(id, after, { ...hidden, diskId: world.disk })).toEqual({ changes: false });
});

test("what the program never spoke of is left alone, and is no drift", async () => {
  const { id, args, outs } = await made({ retentionDays: 14 });
  world.cloud.ecs.changeSnapshot({ id, description: "by hand", tags: { owner: "ops" } });
  const { props, inputs } = await world.run(world.handler.read(id, outs));
  expect(inputs).toEqual(args);
  await up(id, props, args, { ...args, retentionDays: 15 });
  expect(world.existing()).toMatchObject([{ description: "by hand", tags: { owner: "ops" }, retentionDays: 15 }]);
});

test("drift of what the program manages shows in the inputs, and the next up corrects it", async () => {
  const { id, args, outs } = await made({ description: "ours", tags: { a: "1" } });
  world.cloud.ecs.changeSnapshot({ id, description: "theirs", tags: { a: "1", b: "2", "acs:sys": "x" } });
  const { props, inputs } = await world.run(world.handler.read(id, outs));
  expect(inputs).toEqual({ ...args, description: "theirs", tags: { a: "1", b: "2" } });
  await up(id, props, inputs, args);
  expect(world.existing()).toMatchObject([{ description: "ours", tags: { a: "1" } }]);
});

test("22 changed tags go in chunks of 20", async () => {
  const tags = (prefix: string) => Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${prefix}${i}`, "v"]));
  const { id, args, outs } = await made({ tags: tags("a") });
  await up(id, outs, args, { ...args, tags: tags("b") });
  expect(world.existing().map(unmarked)).toEqual([expect.objectContaining({ tags: tags("b") })]);
});

test("force and timeouts reach the state without a call that changes anything", async () => {
  const { id, args, outs } = await made();
  const before = world.calls();
  const after = await up(id, outs, args, { ...args, force: true, timeouts: { delete: "2h" } });
  expect(after).toMatchObject({ force: true, timeouts: { delete: "2h" } });
  expect(
    world.cloud
      .journal()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(["DescribeSnapshots", "DescribeSnapshots"]);
});

test("retention of a snapshot that is not done yet waits until the cloud takes it", async () => {
  const { id, args, outs } = await made({ waitFor: "none", retentionDays: 7 });
  await up(id, outs, args, { ...args, retentionDays: 8 });
  expect(world.existing()).toMatchObject([{ retentionDays: 8, status: "accomplished" }]);
});

describe("a wait that an earlier run did not finish", () => {
  const interrupted = async (plan: Parameters<World["cloud"]["ecs"]["plan"]>[0]) => {
    world = await startWorld();
    world.cloud.ecs.plan(plan);
    const args = { ...hidden, diskId: world.disk, timeouts: { create: "1m" }, retentionDays: 7 };
    return { args, ...(await world.failure(world.handler.create(args))) };
  };

  test("goes on, and makes no second snapshot", async () => {
    const { id, properties, args } = await interrupted({ seconds: 150 });
    const news = { ...args, timeouts: { create: "10m" }, retentionDays: 9 };
    const outs = await up(id, properties, args, news);
    expect(outs).toMatchObject({ status: "accomplished", ready: true, retentionDays: 9 });
    expect(world.existing()).toMatchObject([{ id, retentionDays: 9 }]);
  });

  test.each([
    [0, /^ready after 3 min, noticed \d/],
    [200_000, /^ready$/],
  ])("that is gone on with %i ms later ends with a row that tells what it waited for", async (pauseMs, lastRow) => {
    const { id, properties, args } = await interrupted({ seconds: 150 });
    await world.run(world.clock.sleep(pauseMs));
    await world.run(world.handler.update(id, properties, { ...args, timeouts: { create: "10m" } }));
    expect(world.rows.findLast((text) => text.startsWith("ready"))).toMatch(lastRow);
  });

  test("is an init failure again if the snapshot fails, and a replacement after that", async () => {
    const { id, properties, args } = await interrupted({ outcome: "failed", seconds: 150 });
    const news = { ...args, timeouts: { create: "10m" } };
    const failure = await world.failure(world.handler.update(id, properties, news));
    expect(failure).toMatchObject({ id, properties: { status: "failed", ...hidden } });
    expect(await world.handler.diff(id, failure.properties, news)).toEqual({
      changes: true,
      replaces: ["status"],
      deleteBeforeReplace: true,
    });
  });

  test("shows as a change even when a refresh has looked at it", async () => {
    const { id, properties, args } = await interrupted({ seconds: 150 });
    const { props } = await world.run(world.handler.read(id, properties));
    expect(props).toMatchObject({ status: "progressing", ready: false, ...hidden });
    expect(await world.handler.diff(id, props, args)).toEqual({ changes: true });
  });
});

test("a snapshot that is gone cannot be updated: the error says what to run, and the next up replaces it", async () => {
  const { id, args, outs } = await made({ retentionDays: 7 });
  world.cloud.ecs.removeSnapshot(id);
  const news = { ...args, retentionDays: 8 };
  const { reasons, properties } = await world.failure(world.handler.update(id, outs, news));
  expect(reasons).toEqual([expect.stringMatching(/is gone from the cloud, and this run did not delete it.*pulumi up/)]);
  expect(await world.handler.diff(id, properties, news)).toMatchObject({ changes: true, replaces: ["status"] });
});

describe("adopt", () => {
  const seeded = async (inputs: Properties = {}) => {
    world = await startWorld();
    const { id } = world.cloud.ecs.addSnapshot({ diskId: world.disk, description: "old" });
    return { id, args: { ...hidden, diskId: world.disk, adopt: id, ...inputs } };
  };

  test("takes over an existing snapshot and brings it into line", async () => {
    const { id, args } = await seeded({ description: "new", tags: { a: "1" } });
    const result = await world.run(world.handler.create(args));
    expect(result).toMatchObject({
      id,
      outs: { status: "accomplished", ready: true, description: "new", tags: { a: "1" } },
    });
    expect(world.existing()).toMatchObject([{ id, description: "new", tags: { a: "1" } }]);
    expect(world.calls("CreateSnapshot")).toBe(0);
    expect(await world.handler.diff(id, result.outs as Properties, args)).toEqual({ changes: false });
  });

  test("refuses the snapshot of another disk, and one that does not exist", async () => {
    const { args } = await seeded();
    await expect(world.run(world.handler.create({ ...args, diskId: "d-other" }))).rejects.toThrow(
      /snapshot of d-.*, not of the disk that diskId names/,
    );
    await expect(world.run(world.handler.create({ ...args, adopt: "s-none" }))).rejects.toThrow(
      /no snapshot s-none in cn-hangzhou/,
    );
  });

  test("a replacement that adopts the same snapshot does not delete it afterwards", async () => {
    const { id, args } = await seeded();
    const { outs } = await world.run(world.handler.create(args));
    world.sameRun = true;
    await world.run(world.handler.delete(id, outs as Properties));
    expect(world.existing()).toMatchObject([{ id }]);
    expect(world.warnings).toEqual([expect.stringContaining(`${id} is not deleted: `)]);
  });
});
