import { hidden, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const dws = () => world.huawei.dws;
const manual = () => present(world.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL");
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld(options);
  return { ...hidden, clusterId: world.cloud.info.huawei.clusters[0] ?? "" };
};

async function made(inputs: Properties = {}, options: Parameters<typeof startWorld>[0] = {}) {
  const args: Properties = { ...(await start(options)), ...inputs };
  const { id, outs } = await world.run(dws().create(args));
  return { id, args, outs: outs as Properties };
}

describe.each(["absent", "null", "empty"] as const)("with finished %s while creating", (finishedWhileCreating) => {
  test.each([true, false])("is AVAILABLE when create returns, all fields out (zoned times: %p)", async (zonedTimes) => {
    const { id, outs, args } = await made(
      { description: "text" },
      { huawei: { dws: { finishedWhileCreating, zonedTimes } } },
    );
    expect(outs).toMatchObject({
      status: "AVAILABLE",
      ready: true,
      type: "MANUAL",
      description: "text",
      size: 500,
      startedAt: expect.stringMatching(/Z$/),
      finishedAt: expect.stringMatching(/Z$/),
      region: "cn-north-4",
      projectId: world.cloud.info.huawei.projectId,
      ...hidden,
    });
    expect(outs["name"]).toMatch(/^before-[0-9a-f]{7}$/);
    expect(manual()).toMatchObject([{ id, name: outs["name"], status: "AVAILABLE" }]);
    expect(await dws().diff(id, outs, args)).toEqual({ changes: false });
    expect(await world.run(dws().read(id, outs))).toEqual({ id, props: outs, inputs: args });
  });
});

describe("a cluster makes one snapshot at a time", () => {
  test.each(["DWS.0011", "DWS.7023"] as const)(
    "three of one run follow each other (%s; peer defect 11: it fails)",
    async (busyCode) => {
      const args = await start({ huawei: { dws: { busyCode, settleSeconds: 20 } } });
      const all = await world.run(Promise.all([1, 2, 3].map(() => dws().create(args))));
      expect(new Set(all.map(({ id }) => id)).size).toBe(3);
      expect(manual().map(({ status }) => status)).toEqual(["AVAILABLE", "AVAILABLE", "AVAILABLE"]);
      expect(world.rows).toContainEqual(expect.stringContaining("waiting for its turn"));
    },
  );

  test("a cluster that is busy with something else is waited for, up to the time-out", async () => {
    const args = await start();
    world.cloud.dws.putCluster({ id: args.clusterId, busySeconds: 600 });
    await expect(world.run(dws().create({ ...args, timeouts: { create: "5m" } }))).rejects.toThrow(
      /DWS.0011.*Another operation/,
    );
    await world.run(dws().create(args));
    expect(manual()).toMatchObject([{ status: "AVAILABLE" }]);
  });

  test("a create that fails lets the next one have its turn", async () => {
    const args = await start();
    world.cloud.dws.plan({ outcome: "error", seconds: 20 });
    const [first, second] = await world.run(Promise.allSettled([dws().create(args), dws().create(args)]));
    expect([first?.status, second?.status]).toEqual(["rejected", "fulfilled"]);
  });
});

test("a taken name is told with the rule, whatever its case and code", async () => {
  const { args } = await made({ name: "Before-42" });
  for (const status of [400, 409]) {
    world.cloud.dws.configure({
      duplicateName: { status, code: "DWS.0001", message: "The snapshot name already exists." },
    });
    await expect(world.run(dws().create({ ...args, name: "before-42" }))).rejects.toThrow(/already exists.*unique/);
  }
});

test("unknown clusters are told", async () => {
  const args = await start();
  await expect(world.run(dws().create({ ...args, clusterId: "00000000-0000-4000-8000-000000000000" }))).rejects.toThrow(
    /DWS.0015.*Check the id, the region and the project/,
  );
});

test("UNAVAILABLE is red and replaced, and goes first, whether the name is given or not", async () => {
  const args = await start();
  world.cloud.dws.plan({ outcome: "error", seconds: 20 });
  const { id, properties, reasons } = await world.failure(dws().create({ ...args, name: "before" }));
  expect(reasons[0]).toMatch(/huawei:DwsSnapshot .* failed in the cloud.*UNAVAILABLE/);
  const replaced = { changes: true, replaces: ["status"], deleteBeforeReplace: true };
  expect(await dws().diff(id, properties, { ...args, name: "before" })).toEqual(replaced);
  expect(await dws().diff(id, properties, args)).toEqual(replaced);
});

test("a frozen account is red with its own words, and no reason to replace the snapshot", async () => {
  const args = await start();
  world.cloud.dws.plan({ seconds: 10 });
  const { id, outs } = await world.run(dws().create(args));
  world.cloud.dws.changeSnapshot({ id, status: "FROZEN" });
  const { props } = await world.run(dws().read(id, outs as Properties));
  expect(props).toMatchObject({ status: "FROZEN", ready: false });
  expect(await dws().diff(id, props, args)).toEqual({ changes: true });
  const failure = await world.failure(dws().update(id, props, args));
  expect(failure.reasons[0]).toMatch(/The account is frozen.*Then run pulumi up again: it goes on waiting/);
});

test("a snapshot of another cluster that has the name is not taken for the one of a lost answer", async () => {
  const args = await start();
  await world.run(dws().create(args)); // from here on the process knows what was there before
  const other = world.cloud.dws.putCluster({}).id;
  const foreign = world.cloud.dws.addSnapshot({ clusterId: other, name: "before", ageSeconds: 1 });
  world.cloud.fault({
    kind: "error",
    service: "dws",
    operation: "CreateSnapshot",
    status: 500,
    code: "DWS.9999",
    message: "internal",
  });
  const work = dws().create({ ...args, name: "before" });
  const end = await world.run(
    work.then(
      ({ id }) => id,
      (error: Error) => error.message,
    ),
  );
  expect(end).not.toBe(foreign.id);
});

test("adopt takes over what is alike and refuses what DWS could not change", async () => {
  const args = await start();
  const { id } = world.cloud.dws.addSnapshot({ clusterId: args.clusterId, name: "Kept", description: "old" });
  const { outs } = await world.run(dws().create({ ...args, adopt: id, name: "kept", description: "old" }));
  expect(outs).toMatchObject({ status: "AVAILABLE", ready: true });
  const refusals = {
    "its name is Kept, another one": { adopt: id, name: "other" },
    "its description is another one": { adopt: id, description: "new" },
    "it is an automated snapshot": { adopt: world.cloud.info.huawei.automatedSnapshots[0] },
  };
  for (const [why, inputs] of Object.entries(refusals)) {
    await expect(world.run(dws().create({ ...args, ...inputs }))).rejects.toThrow(why);
  }
});

describe("delete", () => {
  test("waits until the snapshot is gone, and can be repeated (the peer does not wait)", async () => {
    const { id, outs } = await made({}, { huawei: { dws: { deletionSeconds: 60 } } });
    const begun = world.clock.now();
    await world.run(dws().delete(id, outs));
    expect(world.clock.now() - begun).toBeGreaterThanOrEqual(60_000);
    expect(manual()).toEqual([]);
    await world.run(dws().delete(id, outs));
    expect(await world.run(dws().read(id, outs))).toEqual({});
  });

  test("a 400 DWS.0001 of a snapshot that is still there is no success (peer defect 6: it drops it from the state)", async () => {
    const { id, outs } = await made();
    world.cloud.fault({
      kind: "error",
      service: "dws",
      operation: "DeleteSnapshot",
      status: 400,
      code: "DWS.0001",
      message: "no",
    });
    await expect(world.run(dws().delete(id, outs))).rejects.toThrow(/DWS.0001/);
    expect(manual()).toHaveLength(1);
  });

  test("of one that is still being made waits for the cluster", async () => {
    const { id, outs } = await made({ waitFor: "none" });
    await world.run(dws().delete(id, outs));
    expect(manual()).toEqual([]);
  });
});

describe("answers of every odd kind", () => {
  test("Base64 errors, four members, 200 with an error code", async () => {
    const { id, outs } = await made({}, { huawei: { dws: { base64Errors: true, errorMembers: "four" } } });
    world.cloud.fault({
      kind: "error",
      service: "dws",
      operation: "ListSnapshotDetails",
      status: 200,
      code: "DWS.0005",
      message: "later",
      shape: "flat",
      count: 2,
    });
    expect(await world.run(dws().read(id, outs))).toMatchObject({ id });
    world.cloud.dws.removeSnapshot(id);
    await world.run(world.clock.sleep(61_000));
    expect(await world.run(dws().read(id, outs))).toEqual({});
  });

  test.each(["lost", "truncated", "empty", "wrongTypes", "huge"] as const)(
    "a create whose answer is %s makes one snapshot",
    async (kind) => {
      const args = await start();
      world.cloud.fault({ kind, service: "dws", operation: "CreateSnapshot" });
      const { id } = await world.run(dws().create({ ...args, name: "before" }));
      expect(manual()).toMatchObject([{ id, status: "AVAILABLE" }]);
      expect(world.calls("CreateSnapshot")).toBe(1);
    },
  );
});
