import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { unmarked } from "../support/marks";
import { handlerIn, hidden, listening, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const book = () => present(world.cloud.bcc.snapshots()).map(unmarked);
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

describe("what goes wrong", () => {
  test.each(["CreatedFailed", "NotAvailable"] as const)(
    "%s is red with id and reason, and replaced by the next up",
    async (failedStatus) => {
      const { disk } = await start();
      world.cloud.bcc.plan({ outcome: "error", failedStatus, seconds: 20 });
      const { id, reasons, properties } = await world.failure(world.baidu.create(disk));
      expect(reasons[0]).toMatch(
        new RegExp(`baidu:BccSnapshot ${id} failed in the cloud.*status ${failedStatus}.*request id`),
      );
      const goesFirst = failedStatus === "CreatedFailed" ? { deleteBeforeReplace: true } : {}; // the other cannot go
      expect(await world.baidu.diff(id, properties, disk)).toEqual({
        changes: true,
        replaces: ["status"],
        ...goesFirst,
      });
    },
  );

  test("a status that nobody knows is waited on; 404 right after the create too", async () => {
    const { disk } = await start();
    world.cloud.bcc.plan({ status: "Queued", statusSeconds: 10, invisibleSeconds: 5 });
    expect((await world.run(world.baidu.create(disk))).outs).toMatchObject({ status: "Available" });
  });

  test("a failing look does not end the wait (the peer taints the resource)", async () => {
    const { disk } = await start();
    world.cloud.fault({ kind: "html", service: "bcc", operation: "GetSnapshotDetail", count: 5 });
    world.cloud.fault({
      kind: "error",
      service: "bcc",
      operation: "GetSnapshotDetail",
      status: 500,
      code: "InternalError",
      message: "no",
      count: 5,
      skip: 3,
    });
    world.cloud.fault({ kind: "throttle", service: "bcc", operation: "GetSnapshotDetail", count: 2, skip: 5 });
    expect((await world.run(world.baidu.create(disk))).outs).toMatchObject({ status: "Available" });
  });

  test.each(["lost", "truncated", "empty", "wrongTypes", "huge"] as const)(
    "a create whose answer is %s makes one snapshot",
    async (kind) => {
      const { disk } = await start();
      world.cloud.fault({ kind, service: "bcc", operation: "CreateSnapshot" });
      const { id } = await world.run(world.baidu.create(disk));
      expect(book()).toMatchObject([{ id, status: "Available" }]);
      expect(world.calls("CreateSnapshot")).toBe(2);
    },
  );

  test("the quota is told at once", async () => {
    const { disk } = await start({ baidu: { snapshotsPerDisk: 1 } });
    await world.run(world.baidu.create(disk));
    await expect(world.run(world.baidu.create(disk))).rejects.toThrow(/SnapshotLimitExceeded.*raise the quota/);
  });

  test.each([-3_600_000, 600_000, 3_600_000])(
    "a clock that is off by %d ms is put right by the cloud's Date",
    async (skewMs) => {
      const { disk } = await start({ skewMs });
      expect((await world.run(world.baidu.create(disk))).outs).toMatchObject({ status: "Available" });
    },
  );

  test("a signature that expired while its request waited is made anew", async () => {
    const { disk } = await start();
    const { transport } = world.runtime;
    let held = 0;
    const runtime = {
      ...world.runtime,
      async transport(request: Parameters<typeof transport>[0]) {
        if (request.operation === "CreateSnapshot" && held++ === 0) await world.clock.sleep(301_000);
        return transport(request);
      },
    };
    const handler = handlerIn(runtime, bccSnapshots(runtime), listening().sink);
    expect((await world.run(handler.create(disk))).outs).toMatchObject({ status: "Available" });
    expect(world.cloud.journal().filter(({ code }) => code === "RequestExpired")).toHaveLength(1);
    expect(world.cloud.bcc.snapshots()).toHaveLength(1);
  });

  test("a wrong secret is told and not shown; a session token is sent and not kept", async () => {
    const { disk } = await start({ env: { BAIDUCLOUD_SECRET_KEY: "wrong-secret-value" } });
    const error = await world.run(world.baidu.create(disk).catch((caught: Error) => caught));
    expect(String(error)).toMatch(/SignatureDoesNotMatch.*Check the secret key/);
    expect(String(error)).not.toContain("wrong-secret-value");
    await world.close();
    const again = await start({
      env: {
        BAIDUCLOUD_ACCESS_KEY: "stsAk",
        BAIDUCLOUD_SECRET_KEY: "stsSecret",
        BAIDUCLOUD_SESSION_TOKEN: "sts=token|value",
      },
    });
    world.cloud.bcc.putCredentials({
      accessKeyId: "stsAk",
      accessKeySecret: "stsSecret",
      securityToken: "sts=token|value",
    });
    const { outs } = await world.run(world.baidu.create(again.disk));
    expect(JSON.stringify(outs)).not.toMatch(/stsSecret|sts=token/);
  });
});

describe("delete", () => {
  test("waits until the snapshot is gone, and can be repeated (the peer does not wait)", async () => {
    const { id, outs } = await made({}, { baidu: { deletionSeconds: 60 } });
    await world.run(world.baidu.delete(id, outs));
    expect(book()).toEqual([]);
    await world.run(world.baidu.delete(id, outs));
    expect(await world.run(world.baidu.read(id, outs))).toEqual({});
  });

  test.each(["OperationDenied", "Snapshot.WrongState"])(
    "waits out a snapshot that is still being made (refused with %s)",
    async (code) => {
      const { id, outs } = await made(
        { waitFor: "none" },
        { baidu: { deleteRefused: { status: 403, code, message: "no" } } },
      );
      await world.run(world.baidu.delete(id, outs));
      expect(book()).toEqual([]);
    },
  );

  test("explains NotAvailable, which the cloud never deletes", async () => {
    const { id, outs } = await made();
    world.cloud.bcc.changeSnapshot({ id, status: "NotAvailable" });
    await expect(world.run(world.baidu.delete(id, outs))).rejects.toThrow(
      /cannot be deleted: status NotAvailable.*support/,
    );
    expect(book()).toHaveLength(1);
  });

  test("of a failed one works", async () => {
    const { disk } = await start();
    world.cloud.bcc.plan({ outcome: "error", seconds: 5 });
    const { id, properties } = await world.failure(world.baidu.create(disk));
    await world.run(world.baidu.delete(id, properties));
    expect(book()).toEqual([]);
  });

  test("after the retention has ended is success, and a refresh drops it", async () => {
    const { id, outs } = await made({ retentionInDays: 1 });
    await world.run(world.clock.sleep(25 * 3_600_000));
    expect(await world.run(world.baidu.read(id, outs))).toEqual({});
    await world.run(world.baidu.delete(id, outs));
  });
});

test("30 waits share the list instead of one look each", async () => {
  await start();
  const disks = Array.from({ length: 30 }, () => world.cloud.bcc.putVolume({}).id);
  await world.run(Promise.all(disks.map((volumeId) => world.baidu.create({ ...hidden, volumeId }))));
  expect(book().filter(({ status }) => status === "Available")).toHaveLength(30);
  expect(world.calls("ListSnapshots") + world.calls("GetSnapshotDetail")).toBeLessThanOrEqual(60); // of 30 alone: 900
});

test("adopt takes over a snapshot and brings it into line", async () => {
  const { disk } = await start();
  const { id } = world.cloud.bcc.addSnapshot({ volumeId: disk.volumeId, description: "old" });
  await world.run(world.baidu.create({ ...disk, adopt: id, desc: "new", retentionInDays: 5 }));
  expect(book()).toMatchObject([{ id, description: "new", retentionInDays: 5 }]);
});

test("an adoption that was not brought into line is, by the next up", async () => {
  const { disk } = await start();
  const { id } = world.cloud.bcc.addSnapshot({ volumeId: disk.volumeId });
  world.cloud.fault({
    kind: "error",
    operation: "ModifySnapshotAttribute",
    status: 403,
    code: "AccessDenied",
    message: "no",
    skip: 1, // the mark
  });
  const args: Properties = { ...disk, adopt: id, retentionInDays: 5 };
  const { properties } = await world.failure(world.baidu.create(args));
  expect(book()[0]?.retentionInDays).toBeUndefined();
  expect(await up(id, properties, properties, args)).toMatchObject({ retentionInDays: 5 });
  expect(book()).toMatchObject([{ id, retentionInDays: 5 }]);
});

test("adopt refuses tags that differ, and snapshots of other disks", async () => {
  const { disk } = await start();
  const { id } = world.cloud.bcc.addSnapshot({ volumeId: disk.volumeId });
  await expect(world.run(world.baidu.create({ ...disk, adopt: id, tags: { a: "1" } }))).rejects.toThrow(
    /its tags differ/,
  );
  await expect(world.run(world.baidu.create({ ...disk, volumeId: "v-other", adopt: id }))).rejects.toThrow(
    /not of the disk that volumeId names/,
  );
});
