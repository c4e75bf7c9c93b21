import { hidden, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const copy = () => world.huawei.copy;
const manual = () => present(world.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL");
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld(options);
  return { ...hidden, sourceSnapshotId: world.cloud.info.huawei.automatedSnapshots[0] ?? "" };
};

test.each(["AUTO", "AUTOMATED"] as const)(
  "is AVAILABLE when create returns, all fields out (peer defect 5: it does neither; source %s)",
  async (automatedType) => {
    const args = await start({ huawei: { dws: { automatedType } } });
    const { id, outs } = await world.run(copy().create({ ...args, backupName: "keep-it", description: "for good" }));
    expect(outs).toMatchObject({
      ...args,
      backupName: "keep-it",
      description: "for good",
      status: "AVAILABLE",
      ready: true,
      type: "MANUAL",
      size: 500,
    });
    expect(outs).not.toHaveProperty("name");
    expect(manual()).toMatchObject([{ id, name: "keep-it", status: "AVAILABLE" }]);
    expect(manual()[0]?.firstSeenReadyAt).toBeDefined();
  },
);

test("a name is made when none is given", async () => {
  const { outs } = await copied();
  expect(outs["backupName"]).toMatch(/^before-[0-9a-f]{7}$/);
});

async function copied() {
  const args = await start();
  const { id, outs } = await world.run(copy().create(args));
  return { id, args, outs: outs as Properties };
}

describe("the source is looked at before the copy is asked for", () => {
  const refused = async (source: () => string, reason: RegExp) => {
    const args = await start();
    await expect(world.run(copy().create({ ...args, sourceSnapshotId: source() }))).rejects.toThrow(reason);
    expect(world.calls("CopySnapshot")).toBe(0);
  };
  const cluster = () => world.cloud.info.huawei.clusters[0] ?? "";

  test("a manual one", () =>
    refused(() => world.cloud.dws.addSnapshot({ clusterId: cluster() }).id, /manual snapshot, and only automated/));
  test("one that is not AVAILABLE", () =>
    refused(
      () => world.cloud.dws.addAutomated({ clusterId: cluster(), status: "RESTORING" }).id,
      /its status is RESTORING/,
    ));
  test("one that does not exist", () =>
    refused(() => "00000000-0000-4000-8000-000000000000", /no such snapshot in cn-north-4; automated/));
});

test("a source that expires later is no drift", async () => {
  const { id, args, outs } = await copied();
  world.cloud.dws.removeSnapshot(args.sourceSnapshotId);
  const refreshed = await world.run(copy().read(id, outs));
  expect(refreshed).toEqual({ id, props: outs, inputs: args });
  expect(await copy().diff(id, refreshed.props, args)).toEqual({ changes: false });
});

test("two copies of one source in one run: the second waits for its turn and is then refused by the cloud (peer defect 4: its lock guards nothing)", async () => {
  const args = await start();
  const [first, second] = await world.run(Promise.allSettled([copy().create(args), copy().create(args)]));
  expect(first?.status).toBe("fulfilled");
  expect(second).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("DWS.0001") } });
  expect(manual()).toMatchObject([{ status: "AVAILABLE" }]);
});

test("a replacement from the same source deletes first", async () => {
  const { id, args, outs } = await copied();
  expect(await copy().diff(id, outs, { ...args, triggers: ["1"] })).toEqual({
    replaces: ["triggers"],
    deleteBeforeReplace: true,
  });
});

test("what an earlier diff wanted deleted first is forgotten by the next one, which was told more", async () => {
  const { id, args, outs } = await copied();
  const other = world.cloud.dws.addAutomated({ clusterId: world.cloud.info.huawei.clusters[0] ?? "" }).id;
  world.nextRun();
  world.sameRun = true;
  await copy().check(args, args);
  // as the engine asks while it does not know the trigger yet
  expect(await copy().diff(id, outs, { ...args, triggers: ["1"] })).toHaveProperty("deleteBeforeReplace", true);
  const moved = { ...args, triggers: ["1"], sourceSnapshotId: other };
  expect(await copy().diff(id, outs, moved)).not.toHaveProperty("deleteBeforeReplace");
  world.cloud.dws.removeSnapshot(args.sourceSnapshotId);
  await world.run(copy().delete(id, outs)); // once its replacement has been made
  expect(manual()).toEqual([]);
});

test("a changed description costs no copy: it is refused", async () => {
  const { args } = await copied();
  const { failures } = await copy().check(args, { ...args, description: "new" });
  expect(failures).toEqual([
    { property: "", reason: expect.stringMatching(/^description: .*ignoreChanges.*--replace/) },
  ]);
});

test("a lost answer makes one copy", async () => {
  const args = await start();
  world.cloud.fault({ kind: "lost", service: "dws", operation: "CopySnapshot" });
  const { id } = await world.run(copy().create(args));
  expect(manual()).toMatchObject([{ id }]);
  expect(world.calls("CopySnapshot")).toBe(1);
});

test("deletes the copy and not the source", async () => {
  const { id, args, outs } = await copied();
  await world.run(copy().delete(id, outs));
  expect(manual()).toEqual([]);
  expect(present(world.cloud.dws.snapshots())).toContainEqual(expect.objectContaining({ id: args.sourceSnapshotId }));
});
