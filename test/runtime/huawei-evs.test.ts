import { unmarked } from "../support/marks";
import { hidden, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const evs = () => world.huawei.evs;
const book = () => present(world.cloud.evs.snapshots()).map(unmarked);
const operations = (since: number) =>
  world.cloud
    .journal()
    .slice(since)
    .map(({ operation }) => operation);
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld(options);
  return { ...hidden, volumeId: world.cloud.info.huawei.volumes[0] ?? "" };
};

async function made(inputs: Properties = {}, options: Parameters<typeof startWorld>[0] = {}) {
  const args: Properties = { ...(await start(options)), ...inputs };
  const { id, outs } = await world.run(evs().create(args));
  return { id, args, outs: outs as Properties };
}

async function up(id: string, outs: Properties, olds: Properties, news: Properties) {
  const { inputs, failures } = await evs().check(olds, news);
  expect(failures).toEqual([]);
  if ((await evs().diff(id, outs, inputs)).changes === false) return outs;
  return (await world.run(evs().update(id, outs, inputs))).outs as Properties;
}

test("is available when create returns, noticed within a second, with everything in the state", async () => {
  const inputs = { name: "快照-α", description: 'Größe "1" <&>', metadata: { key: "välue" } };
  const { id, outs, args } = await made(inputs);
  expect(outs).toMatchObject({
    ...inputs,
    status: "available",
    ready: true,
    progress: 100,
    region: "cn-north-4",
    sizeGiB: 40,
  });
  expect(outs).toMatchObject({
    projectId: world.cloud.info.huawei.projectId,
    createdAt: expect.stringMatching(/Z$/),
    ...hidden,
  });
  const [snapshot] = book();
  expect(snapshot).toMatchObject({ id, ...inputs, status: "available" });
  expect(world.clock.now() - (snapshot?.readyAt ?? 0)).toBeLessThanOrEqual(1_000);
  expect(await evs().diff(id, outs, args)).toEqual({ changes: false });
  expect(await world.run(evs().read(id, outs))).toEqual({ id, props: outs, inputs: args });
});

test("a disk in use needs force, and the refusal says so", async () => {
  const args = await start();
  const { id: volumeId } = world.cloud.evs.putVolume({ status: "in-use" });
  await expect(world.run(evs().create({ ...args, volumeId }))).rejects.toThrow(
    /current status is: in-use.*set force: true/,
  );
  await world.run(evs().create({ ...args, volumeId, force: true }));
  expect(book()).toMatchObject([{ volumeId, status: "available" }]);
});

describe("in place", () => {
  test("name, description and metadata change, each with its own call, and what the cloud set stays", async () => {
    const { id, args, outs } = await made({ name: "one", description: "old", metadata: { a: "1", b: "2" } });
    world.cloud.evs.changeSnapshot({ id, metadata: { a: "1", b: "2", __system__enableActive: "true" } });
    const before = world.calls();
    const news = { ...args, name: "two", description: "new", metadata: { b: "two", c: "3" } };
    const after = await up(id, outs, args, news);
    expect(after).toMatchObject({ name: "two", description: "new", metadata: { b: "two", c: "3" } });
    expect(book()).toMatchObject([
      { name: "two", description: "new", metadata: { b: "two", c: "3", __system__enableActive: "true" } },
    ]);
    expect(book()[0]?.metadata).not.toHaveProperty("a");
    expect(operations(before)).toEqual([
      "ShowSnapshot", // whose it is
      "UpdateSnapshot",
      "ShowSnapshot", // the metadata that the cloud set
      "UpdateSnapshotMetadata",
      "ShowSnapshot",
    ]);
  });

  test("a description can be cleared (peer defect 1: it never clears it)", async () => {
    const { id, args, outs } = await made({ description: "old" });
    const { description: _, ...news } = args;
    const after = await up(id, outs, args, news);
    expect(book()[0]?.description || "").toBe("");
    expect(await evs().diff(id, after, news)).toEqual({ changes: false });
  });

  test("metadata is changed without a new snapshot (peer defect 2: it destroys and makes it anew)", async () => {
    const { id, args, outs } = await made({ metadata: { a: "1" } });
    expect(await evs().diff(id, outs, { ...args, metadata: { a: "2" } })).toEqual({});
    await up(id, outs, args, { ...args, metadata: { a: "2" } });
    expect(book()).toMatchObject([{ id, metadata: { a: "2" } }]);
  });

  test("keys that the cloud sets are no drift, keys of others are", async () => {
    const { id, args, outs } = await made({ metadata: { a: "1" } });
    world.cloud.evs.changeSnapshot({ id, metadata: { a: "1", __system__x: "y" } });
    expect((await world.run(evs().read(id, outs))).inputs).toEqual(args);
    world.cloud.evs.changeSnapshot({ id, metadata: { a: "1", b: "2" } });
    expect((await world.run(evs().read(id, outs))).inputs).toEqual({ ...args, metadata: { a: "1", b: "2" } });
  });

  test("metadata may have the keys that errors have", async () => {
    const metadata = { code: "42", message: "mine" };
    const { id, args, outs } = await made({ metadata });
    const after = await up(id, outs, args, { ...args, metadata: { ...metadata, code: "43" } });
    expect(after).toMatchObject({ metadata: { code: "43", message: "mine" } });
    expect(book()).toMatchObject([{ id, metadata: { code: "43", message: "mine" } }]);
    expect(world.calls("UpdateSnapshotMetadata")).toBe(1);
  });

  test("force is no change and costs no call", async () => {
    const { id, args, outs } = await made();
    expect(await evs().diff(id, outs, { ...args, force: true })).toEqual({ changes: false });
  });
});

describe("a snapshot that does not become available", () => {
  test("error: red with its id, kept in the state, replaced by the next up (peer defect 9: no reason, left behind)", async () => {
    const args = await start();
    world.cloud.evs.plan({ outcome: "error", seconds: 20 });
    const failure = await world.failure(evs().create(args));
    expect(failure.reasons[0]).toMatch(/huawei:EvsSnapshot .* failed in the cloud.*status error.*request id/);
    expect(failure.properties).toMatchObject({ status: "error", ready: false, ...hidden });
    expect(await evs().diff(failure.id, failure.properties, args)).toEqual({
      changes: true,
      replaces: ["status"],
      deleteBeforeReplace: true,
    });
    await world.run(evs().delete(failure.id, failure.properties));
    expect(book()).toEqual([]);
  });

  test("a status that nobody knows is waited on", async () => {
    const args = await start();
    world.cloud.evs.plan({ status: "moving", statusSeconds: 10, fields: { new_field: 1 } });
    expect((await world.run(evs().create(args))).outs).toMatchObject({ status: "available" });
    expect(world.warnings).toEqual([expect.stringContaining("moving")]);
  });

  test("invisible for 40 s after the create is no failure", async () => {
    const args = await start();
    world.cloud.evs.plan({ invisibleSeconds: 40, seconds: 50 });
    expect((await world.run(evs().create(args))).outs).toMatchObject({ status: "available" });
  });

  test("a failing look does not end the wait (peer defect 7: it taints the resource)", async () => {
    const args = await start();
    world.cloud.fault({ kind: "html", service: "evs", operation: "ShowSnapshot", status: 503, count: 8 });
    world.cloud.fault({ kind: "reset", service: "evs", operation: "ShowSnapshot", count: 3, skip: 3 });
    expect((await world.run(evs().create(args))).outs).toMatchObject({ status: "available" });
  });

  test("the quota is told at once, not retried", async () => {
    const args = await start({ huawei: { evs: { snapshotsPerVolume: 1 } } });
    await world.run(evs().create(args));
    for (const quotaShape of ["nested", "cinder"] as const) {
      world.cloud.evs.configure({ quotaShape });
      const before = world.calls();
      await expect(world.run(evs().create(args))).rejects.toThrow(/raise the quota/);
      expect(operations(before).filter((name) => name !== "ListSnapshots")).toEqual(["CreateSnapshot"]);
    }
  });
});

describe("a create that the cloud puts off", () => {
  test.each([400, 409])(
    "a disk that makes one snapshot at a time (EVS.2409, HTTP %d) is waited for (peer defect 3: its retry is dead)",
    async (status) => {
      const args = await start();
      world.cloud.fault({
        kind: "error",
        service: "evs",
        operation: "CreateSnapshot",
        status,
        code: "EVS.2409",
        message: "busy",
        count: 5,
      });
      const { id } = await world.run(evs().create(args));
      expect(book()).toMatchObject([{ id, status: "available" }]);
      expect(world.calls("CreateSnapshot")).toBe(6);
    },
  );

  test("throttling costs seconds and heeds Retry-After; a POST is not repeated blindly (peer defect 8: minutes, and duplicates)", async () => {
    const args = await start();
    world.cloud.fault({ kind: "throttle", service: "evs", operation: "CreateSnapshot", count: 3 });
    const begun = world.clock.now();
    await world.run(evs().create(args));
    expect(world.clock.now() - begun).toBeLessThan(60_000);
    world.cloud.fault({ kind: "throttle", service: "evs", operation: "CreateSnapshot", retryAfterMs: 40_000 });
    world.cloud.fault({ kind: "lost", service: "evs", operation: "CreateSnapshot", skip: 1 });
    const again = world.clock.now();
    await world.run(evs().create(args));
    expect(world.clock.now() - again).toBeGreaterThanOrEqual(70_000);
    expect(book()).toHaveLength(2);
  });
});
