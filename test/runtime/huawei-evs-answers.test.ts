import { unmarked } from "../support/marks";
import { hidden, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const evs = () => world.huawei.evs;
const book = () => present(world.cloud.evs.snapshots()).map(unmarked);
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  world = await startWorld(options);
  return { ...hidden, volumeId: world.cloud.info.huawei.volumes[0] ?? "" };
};

async function made(inputs: Properties = {}, options: Parameters<typeof startWorld>[0] = {}) {
  const args: Properties = { ...(await start(options)), ...inputs };
  const { id, outs } = await world.run(evs().create(args));
  return { id, args, outs: outs as Properties };
}

describe("a create whose answer gets lost", () => {
  test.each(["lost", "truncated", "empty", "wrongTypes", "huge"] as const)(
    "%s: one snapshot, found again",
    async (kind) => {
      const args = await start();
      world.cloud.fault({ kind, service: "evs", operation: "CreateSnapshot" });
      const { id } = await world.run(evs().create({ ...args, name: "before" }));
      expect(book()).toMatchObject([{ id, status: "available" }]);
      expect(world.calls("CreateSnapshot")).toBe(1);
    },
  );

  test("an older snapshot of the same name is not taken for it", async () => {
    const args = await start();
    const old = world.cloud.evs.addSnapshot({ volumeId: args.volumeId, name: "before" });
    world.cloud.fault({ kind: "reset", service: "evs", operation: "CreateSnapshot" });
    const { id } = await world.run(evs().create({ ...args, name: "before" }));
    expect(id).not.toBe(old.id);
    expect(book()).toHaveLength(2);
  });

  test.each(["reset", "html"] as const)(
    "an unnamed one of a minute ago is not taken for it (%s), or a replacement would delete what it kept",
    async (kind) => {
      const args = await start({ huawei: { evs: { snapshotsPerVolume: 9 } } });
      const old = world.cloud.evs.addSnapshot({ volumeId: args.volumeId, ageSeconds: 60 });
      world.cloud.fault({ kind, service: "evs", operation: "CreateSnapshot" });
      const { id } = await world.run(evs().create(args));
      expect(id).not.toBe(old.id);
      expect(book().map((each) => each.id)).toContain(id);
    },
  );

  test("an error that nobody knows, of a server in trouble, leaves the same doubt", async () => {
    const args = await start();
    const trouble = { service: "evs", status: 504, code: "APIGW.0201", message: "Backend timeout" } as const;
    world.cloud.fault({ kind: "error", operation: "CreateSnapshot", ...trouble });
    world.cloud.fault({ kind: "error", operation: "ShowSnapshot", ...trouble, count: 5 });
    const { id } = await world.run(evs().create(args));
    expect(book()).toMatchObject([{ id, status: "available" }]);
  });

  test.each([1, 2, 3])("of three alike creates %d lose their answers: three snapshots, one for each", async (count) => {
    const args = await start();
    world.cloud.fault({ kind: "lost", service: "evs", operation: "CreateSnapshot", count });
    const all = await world.run(Promise.all([1, 2, 3].map(() => evs().create(args))));
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(book()).toHaveLength(3);
  });
});

describe("delete", () => {
  test("of one that vanishes at once takes no 10 s, of a slow one as long as it needs (peer defect 10: 10 s at least, 3 min at most)", async () => {
    const { id, outs } = await made({}, { huawei: { evs: { deletionSeconds: 0, snapshotsPerVolume: 9 } } });
    const begun = world.clock.now();
    await world.run(evs().delete(id, outs));
    expect(world.clock.now() - begun).toBeLessThan(5_000);
    const slow = await world.run(evs().create({ ...hidden, volumeId: outs["volumeId"] }));
    world.cloud.evs.changeSnapshot({ id: slow.id, deletionSeconds: 1_200 });
    await world.run(evs().delete(slow.id, slow.outs as Properties));
    expect(book()).toEqual([]);
  });

  test("waits until the snapshot is gone, and can be repeated", async () => {
    const { id, outs } = await made();
    world.cloud.evs.changeSnapshot({ id, deletionSeconds: 300 });
    await world.run(evs().delete(id, outs));
    expect(book()).toEqual([]);
    for (const notFoundShape of ["nested", "cinder"] as const) {
      world.cloud.evs.configure({ notFoundShape });
      await world.run(evs().delete(id, outs));
      expect(await world.run(evs().read(id, outs))).toEqual({});
    }
  });

  test.each(["backing-up", "rollbacking"])("waits out %s", async (status) => {
    const { id, outs } = await made();
    world.cloud.evs.changeSnapshot({ id, status, statusSeconds: 120 });
    await world.run(evs().delete(id, outs));
    expect(book()).toEqual([]);
  });

  test("waits out a snapshot that is still being made", async () => {
    const { id, outs } = await made({ waitFor: "none" });
    await world.run(evs().delete(id, outs));
    expect(book()).toEqual([]);
  });

  test.each(["EVS.1047", "EVS.2019"] as const)(
    "surfaces error_deleting (%s), and keeps the resource",
    async (deleteErrorDeleting) => {
      const { id, outs } = await made();
      world.cloud.evs.configure({ deleteErrorDeleting });
      world.cloud.evs.changeSnapshot({ id, deleteOutcome: "error_deleting" });
      await expect(world.run(evs().delete(id, outs))).rejects.toThrow(
        /cannot be deleted: status error_deleting.*support/,
      );
      await expect(world.run(evs().delete(id, outs))).rejects.toThrow(/error_deleting/);
    },
  );

  test("a disk that took its snapshots with it is success, and a refresh drops them", async () => {
    const { id, outs, args } = await made();
    world.cloud.evs.removeVolume(String(args["volumeId"]));
    await world.run(world.clock.sleep(61_000));
    expect(await world.run(evs().read(id, outs))).toEqual({});
    await world.run(evs().delete(id, outs));
  });
});

test("50 waits share their looks", async () => {
  const args = await start({ huawei: { evs: { snapshotsPerVolume: 100 } } });
  await world.run(Promise.all(Array.from({ length: 50 }, (_, i) => evs().create({ ...args, name: `s-${i}` }))));
  expect(book().filter(({ status }) => status === "available")).toHaveLength(50);
  // alone each would poll some fifteen times: 750 in all. A busy machine spreads the creates, which takes more shared polls
  expect(world.calls("ListSnapshots") + world.calls("ShowSnapshot")).toBeLessThanOrEqual(150);
});

test("adopt takes over a snapshot of the disk and brings it into line", async () => {
  const args = await start();
  const { id } = world.cloud.evs.addSnapshot({ volumeId: args.volumeId, description: "old" });
  const { outs } = await world.run(evs().create({ ...args, adopt: id, description: "new" }));
  expect(outs).toMatchObject({ status: "available", description: "new" });
  expect(book()).toMatchObject([{ id, description: "new" }]);
});
