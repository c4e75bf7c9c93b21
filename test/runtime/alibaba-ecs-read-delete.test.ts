import { startRun } from "../support/runs";
import { hidden, type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

async function made(inputs: Properties = {}) {
  world = await startWorld();
  const { id, outs } = await world.run(world.handler.create({ ...hidden, diskId: world.disk, ...inputs }));
  return { id, outs: outs as Properties };
}

describe("read", () => {
  test("a snapshot that is gone leaves the state", async () => {
    const { id, outs } = await made();
    world.cloud.ecs.removeSnapshot(id);
    await world.run(world.clock.sleep(61_000));
    expect(await world.run(world.handler.read(id, outs))).toEqual({});
  });

  test("one empty list does not drop a snapshot", async () => {
    const { id, outs } = await made();
    world.cloud.fault({
      kind: "error",
      operation: "DescribeSnapshots",
      status: 404,
      code: "InvalidStatus.NotFound",
      message: "odd",
    });
    await expect(world.run(world.handler.read(id, outs))).rejects.toThrow(/InvalidStatus.NotFound/);
  });

  test.each(["html", "reset", "empty", "truncated", "wrongTypes", "huge", "silent", "throttle"] as const)(
    "three answers of kind %s do not drop a snapshot",
    async (kind) => {
      const { id, outs } = await made();
      world.cloud.fault({ kind, operation: "DescribeSnapshots", count: 3 });
      expect(await world.run(world.handler.read(id, outs))).toMatchObject({ id, props: { status: "accomplished" } });
    },
  );

  test("a cloud that never answers is an error, not a snapshot that is gone", async () => {
    const { id, outs } = await made();
    world.cloud.fault({ kind: "reset", operation: "DescribeSnapshots", count: 1_000 });
    await expect(world.run(world.handler.read(id, outs))).rejects.toThrow(/no answer from 127.0.0.1/);
  });

  test("goes to the recorded region whatever the environment says", async () => {
    const { id, outs } = await made();
    expect(outs).toMatchObject({ region: "cn-hangzhou" });
    await world.run(world.clock.sleep(61_000));
    await expect(world.run(world.handler.read(id, { ...outs, region: "cn-beijing" }))).resolves.toEqual({});
  });

  test("a look-up of an id that does not exist is an error that names it", async () => {
    world = await startWorld();
    await expect(world.run(world.handler.read("s-none", { ...hidden }))).rejects.toThrow(
      /no alibaba:EcsSnapshot s-none/,
    );
  });

  test("a look-up of an existing id tells all about it", async () => {
    const { id } = await made({ tags: { a: "1" } });
    const { props } = await world.run(world.handler.read(id, { ...hidden }));
    expect(props).toMatchObject({ status: "accomplished", ready: true, tags: { a: "1" }, ...hidden });
  });
});

describe("delete", () => {
  test("removes exactly that snapshot, sees it gone, and can be repeated", async () => {
    const { id, outs } = await made();
    const other = world.cloud.ecs.addSnapshot({ diskId: world.disk });
    world.cloud.ecs.configure({ deletionSeconds: 20 });
    const begun = world.clock.now();
    await world.run(world.handler.delete(id, outs));
    expect(world.clock.now() - begun).toBeGreaterThanOrEqual(20_000);
    expect(world.existing()).toMatchObject([{ id: other.id }]);
    await world.run(world.handler.delete(id, outs));
    world.cloud.ecs.configure({ deleteUnknown: "ok" });
    await world.run(world.handler.delete(id, outs));
    expect(world.existing()).toMatchObject([{ id: other.id }]);
  });

  test("looks a quarter of a second before, and for the first time half a second after the cloud accepted it", async () => {
    const { id, outs } = await made();
    const { transport } = world.runtime;
    const begun = world.clock.now();
    const calls: [string, number][] = [];
    const listening: typeof transport = (request) => {
      calls.push([request.operation, world.clock.now() - begun]);
      return transport(request);
    };
    Object.assign(world.runtime, { transport: listening });
    await world.run(startRun(world, "ECS").handler.delete(id, outs));
    expect(calls).toEqual([
      ["DescribeSnapshots", 250],
      ["DeleteSnapshot", 250],
      ["DescribeSnapshots", 750],
    ]);
  });

  test("cancels a snapshot that is still being made", async () => {
    const { id, outs } = await made({ waitFor: "none" });
    await world.run(world.handler.delete(id, outs));
    expect(world.existing()).toEqual([]);
  });

  test.each(["creatingSnapshot", "relatedSnapshotNotFinished"] as const)(
    "waits while the cloud answers %s",
    async (deleteProgressing) => {
      const { id, outs } = await made({ waitFor: "none" });
      world.cloud.ecs.configure({ deleteProgressing });
      await world.run(world.handler.delete(id, outs));
      expect(world.existing()).toEqual([]);
    },
  );

  test("is refused while disks were made from it, and says force", async () => {
    const { id, outs } = await made();
    world.cloud.ecs.putDisk({ sourceSnapshotId: id });
    await expect(world.run(world.handler.delete(id, outs))).rejects.toThrow(/SnapshotCreatedDisk.*force: true/);
    await world.run(world.handler.delete(id, { ...outs, force: true }));
    expect(world.existing()).toEqual([]);
  });

  test("is refused while images were made from it, whatever force says", async () => {
    const { id, outs } = await made({ force: true });
    world.cloud.ecs.putImage({ snapshotId: id });
    await expect(world.run(world.handler.delete(id, outs))).rejects.toThrow(/SnapshotCreatedImage.*images/);
    expect(world.existing()).toHaveLength(1);
  });

  test("an unrelated InvalidParameter is no success", async () => {
    const { id, outs } = await made();
    world.cloud.fault({
      kind: "error",
      operation: "DeleteSnapshot",
      status: 400,
      code: "InvalidParameter",
      message: "no",
    });
    await expect(world.run(world.handler.delete(id, outs))).rejects.toThrow(/InvalidParameter/);
    expect(world.existing()).toHaveLength(1);
  });

  test.each(["lost", "html", "reset", "silent", "throttle", "empty", "truncated"] as const)(
    "an answer of kind %s is settled by looking",
    async (kind) => {
      const { id, outs } = await made();
      world.cloud.fault({ kind, operation: "DeleteSnapshot", count: 2 });
      await world.run(world.handler.delete(id, outs));
      expect(world.existing()).toEqual([]);
    },
  );

  test("gives up after timeouts.delete with a sentence, and keeps the resource", async () => {
    const { id, outs } = await made({ timeouts: { delete: "1m" } });
    world.cloud.ecs.configure({ deletionSeconds: 600 });
    await expect(world.run(world.handler.delete(id, outs))).rejects.toThrow(
      /still there .* after the cloud accepted its deletion.*timeouts.delete/,
    );
  });
});
