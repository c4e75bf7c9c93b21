import { unmarked } from "../support/marks";
import { hidden, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const book = () => present(world.cloud.bcc.snapshots()).map(unmarked);
const operations = (since: number) =>
  world.cloud
    .journal()
    .slice(since)
    .map(({ operation }) => operation);
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld(options);
  const { volumes, instances } = world.cloud.info.baidu;
  return { disk: { ...hidden, volumeId: volumes[0] ?? "" }, system: { ...hidden, instanceId: instances[0] ?? "" } };
};

async function made(inputs: Properties = {}, options: Parameters<typeof startWorld>[0] = {}) {
  const args: Properties = { ...(await start(options)).disk, ...inputs };
  const { id, outs } = await world.run(world.baidu.create(args));
  return { id, args, outs: outs as Properties };
}

async function up(id: string, outs: Properties, olds: Properties, news: Properties) {
  const { inputs, failures } = await world.baidu.check(olds, news);
  expect(failures).toEqual([]);
  if ((await world.baidu.diff(id, outs, inputs)).changes === false) return outs;
  return (await world.run(world.baidu.update(id, outs, inputs))).outs as Properties;
}

describe("a CDS disk", () => {
  test("20 s are noticed within 1.5 s, without a wait before (the peer: 9 s after a wait of 10 s)", async () => {
    const { id, outs, args } = await made(
      { desc: "每日", tags: { a: "1" }, retentionInDays: 14 },
      { snapshotSeconds: 20 },
    );
    expect(outs).toMatchObject({
      ...args,
      status: "Available",
      ready: true,
      progress: 100,
      region: "bj",
      sizeGiB: 40,
      createMethod: "MANUAL",
    });
    expect(outs["snapshotName"]).toMatch(/^before-[0-9a-f]{7}$/);
    const [snapshot] = book();
    expect(snapshot).toMatchObject({ id, status: "Available", description: "每日", retentionInDays: 14 });
    expect(snapshot?.tags).toEqual([{ tagKey: "a", tagValue: "1" }]);
    expect((snapshot?.firstSeenReadyAt ?? Number.NaN) - (snapshot?.readyAt ?? 0)).toBeLessThanOrEqual(1_500);
    expect(operations(0).slice(0, 2)).toEqual(["ListSnapshots", "CreateSnapshot"]); // the list is of marks
    expect(await world.baidu.diff(id, outs, args)).toEqual({ changes: false });
    expect(await world.run(world.baidu.read(id, outs))).toEqual({ id, props: outs, inputs: args });
  });

  test("whose release empties volumeId is no drift (the peer plans a replacement)", async () => {
    const { id, outs, args } = await made();
    world.cloud.bcc.removeVolume(String(args["volumeId"]));
    const { props, inputs } = await world.run(world.baidu.read(id, outs));
    expect(inputs).toEqual(args);
    expect(await world.baidu.diff(id, props, args)).toEqual({ changes: false });
  });

  test("that makes one snapshot at a time has the second wait for the first", async () => {
    const { disk } = await start();
    const both = await world.run(Promise.all([world.baidu.create(disk), world.baidu.create(disk)]));
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
    expect(book().map(({ status }) => status)).toEqual(["Available", "Available"]);
    expect(world.rows).toContainEqual(expect.stringContaining("OperationDenied"));
  });

  test("busy under any code that comes with 409 is waited for", async () => {
    const { disk } = await start({ baidu: { createRefused: { status: 409, code: "Volume.NotReady", message: "no" } } });
    await world.run(Promise.all([world.baidu.create(disk), world.baidu.create(disk)]));
    expect(book()).toHaveLength(2);
  });
});

test.each(["instance", "disk"] as const)(
  "a system disk works (the peer's look at the volume fails; volumeId shows the %s)",
  async (systemVolumeId) => {
    const { system } = await start({ baidu: { systemVolumeId } });
    const { id, outs } = await world.run(world.baidu.create(system));
    expect(outs).toMatchObject({ ...system, status: "Available", ready: true });
    expect(book()).toMatchObject([{ id, instanceId: system.instanceId }]);
    expect(await world.baidu.diff(id, outs as Properties, system)).toEqual({ changes: false });
    expect(await world.run(world.baidu.read(id, outs as Properties))).toMatchObject({ id, inputs: system });
  },
);

describe("in place", () => {
  test("name, description and retention change with one call that names only them", async () => {
    const { id, args, outs } = await made({ snapshotName: "one", desc: "old", retentionInDays: 7 });
    const before = world.calls();
    const after = await up(id, outs, args, { ...args, desc: "new", retentionInDays: 9 });
    expect(after).toMatchObject({ desc: "new", retentionInDays: 9, snapshotName: "one" });
    expect(book()).toMatchObject([{ id, description: "new", retentionInDays: 9, name: "one" }]);
    expect(operations(before)).toEqual([
      "GetSnapshotDetail", // whose it is, and the mark, which stays in the description
      "ModifySnapshotAttribute",
      "GetSnapshotDetail",
    ]);
    expect(await world.baidu.diff(id, after, { ...args, desc: "new", retentionInDays: 9 })).toEqual({ changes: false });
  });

  test("a description can be cleared", async () => {
    const { id, args, outs } = await made({ desc: "old" });
    const { desc: _, ...news } = args;
    await up(id, outs, args, news);
    expect(book()).toMatchObject([{ description: "" }]);
  });
});
