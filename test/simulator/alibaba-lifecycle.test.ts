import { code, noon, refusal, withSimulator } from "./with-simulator";

const usualRegion = { RegionId: "cn-hangzhou" };
const day = 24 * 60 * 60;

test("a snapshot on an ESSD is cut, then Available, then complete, then accomplished", () =>
  withSimulator(async ({ simulator, create, poll, pass }) => {
    simulator.ecs.plan({ seconds: 100, curve: "linear", uncutSeconds: 5, usableAfterSeconds: 30 });
    const id = await create();
    expect(await poll(id)).toMatchObject({
      Status: "progressing",
      Progress: "0%",
      RemainTime: 100,
      Available: false,
      CreationTime: "",
    });
    pass(5);
    expect(await poll(id)).toMatchObject({ Progress: "5%", RemainTime: 95, CreationTime: "2026-11-20T12:00:00Z" });
    pass(25);
    expect(await poll(id)).toMatchObject({ Status: "progressing", Progress: "30%", Available: true });
    pass(69);
    expect(await poll(id)).toMatchObject({ Status: "progressing", Progress: "100%", RemainTime: 1 });
    pass(1);
    expect(await poll(id)).toMatchObject({ Status: "accomplished", Progress: "100%", RemainTime: 0, Available: true });
    expect(simulator.ecs.snapshots()).toMatchObject([
      {
        id,
        createdAt: noon,
        usableAt: noon + 30_000,
        readyAt: noon + 100_000,
        firstSeenUsableAt: noon + 30_000,
        firstSeenReadyAt: noon + 100_000,
      },
    ]);
  }));

test("on older disks Available comes with accomplished, on ESSD after a quarter of the time", () =>
  withSimulator(async ({ create, poll, pass, efficiency }) => {
    const older = await create({ DiskId: efficiency });
    const essd = await create();
    pass(5);
    expect((await poll(older)).Available).toBe(false);
    expect((await poll(essd)).Available).toBe(true);
    pass(15);
    expect(await poll(older)).toMatchObject({ Status: "accomplished", Available: true });
  }));

test.each(["linear", "steps", "plateau", "jump", "none"] as const)("the %s curve never goes back", (curve) =>
  withSimulator(async ({ simulator, create, poll, pass }) => {
    simulator.ecs.plan({ seconds: 100, curve });
    const id = await create();
    const seen: (string | undefined)[] = [];
    for (let second = 0; second <= 100; second += 10) {
      const { Progress, Status } = await poll(id);
      expect(Status).toBe(second < 100 ? "progressing" : "accomplished");
      seen.push(Progress);
      pass(10);
    }
    expect(seen.at(-1)).toBe("100%");
    const numbers = seen.map((progress) => (progress === undefined ? 0 : Number.parseInt(progress, 10)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(seen.slice(0, -1).every((progress) => progress === undefined)).toBe(curve === "none");
  }),
);

test("failed, stuck, unknown status, unknown members", () =>
  withSimulator(async ({ simulator, create, poll, pass }) => {
    simulator.ecs.plan({ outcome: "failed" });
    simulator.ecs.plan({ outcome: "stick", stickAt: 42, curve: "linear" });
    simulator.ecs.plan({ status: "weird", statusSeconds: 15, fields: { Surprise: { a: [1] } } });
    const [failed, stuck, odd] = [await create(), await create(), await create()];
    pass(10);
    expect(await poll(failed)).toMatchObject({ Status: "progressing", Available: false });
    expect(await poll(odd)).toMatchObject({ Status: "weird", Surprise: { a: [1] } });
    pass(10);
    expect(await poll(failed)).toMatchObject({ Status: "failed", Available: false });
    expect(await poll(odd)).toMatchObject({ Status: "accomplished" });
    pass(day);
    expect(await poll(stuck)).toMatchObject({ Status: "progressing", Progress: "42%", RemainTime: 12 });
    expect(simulator.ecs.snapshots().map(({ readyAt }) => readyAt)).toEqual([undefined, undefined, noon + 20_000]);
  }));

test("a snapshot that was usable can still fail, and an unknown status outlasts the planned time", () =>
  withSimulator(async ({ simulator, create, poll, pass }) => {
    simulator.ecs.plan({ outcome: "failed", usableAfterSeconds: 5 });
    simulator.ecs.plan({ status: "weird", statusSeconds: 30 });
    const [failed, odd] = [await create(), await create()];
    pass(5);
    expect(await poll(failed)).toMatchObject({ Status: "progressing", Available: true });
    pass(15);
    expect(await poll(failed)).toMatchObject({ Status: "failed", Available: false });
    expect(await poll(odd)).toMatchObject({ Status: "weird" });
    pass(10);
    expect(await poll(odd)).toMatchObject({ Status: "accomplished" });
    expect(simulator.ecs.snapshots()[1]?.readyAt).toBe(noon + 30_000);
  }));

test("a new snapshot may be listed late", () =>
  withSimulator(
    async ({ simulator, create, poll, pass }) => {
      simulator.ecs.plan({ invisibleSeconds: 9 });
      const [planned, usual] = [await create(), await create()];
      pass(4);
      expect([await poll(planned), await poll(usual)]).toEqual([undefined, expect.anything()]);
      pass(5);
      expect(await poll(planned)).toBeDefined();
    },
    { alibaba: { invisibleSeconds: 4 } },
  ));

test("plans are taken one by one, for their disk, as often as they say", () =>
  withSimulator(async ({ simulator, create, essd, efficiency, pass }) => {
    simulator.ecs.plan({ diskId: essd, seconds: 1, count: 2 });
    simulator.ecs.plan({ seconds: 2 });
    await create({ DiskId: efficiency });
    await create();
    await create();
    await create();
    pass(30);
    const seconds = simulator.ecs.snapshots().map(({ readyAt = 0, createdAt }) => (readyAt - createdAt) / 1000);
    expect(seconds).toEqual([2, 1, 1, 20]);
  }));

test("ids", () =>
  withSimulator(async ({ call, create, poll }) => {
    const id = await create();
    expect(await poll("s-none")).toBeUndefined();
    expect((await poll(id)).SourceDiskSize).toBe(40);
    const list = (ids: unknown) => call("DescribeSnapshots", { ...usualRegion, SnapshotIds: JSON.stringify(ids) });
    const hundred = Array.from({ length: 99 }, (_, n) => `s-${n}`);
    expect((await list([id, ...hundred])).body.Snapshots.Snapshot).toHaveLength(1);
    expect(refusal(await list([id, id, ...hundred]))).toEqual([
      403,
      "InvalidSnapshotIds.Malformed",
      "The amount of specified specified snapshot Ids exceeds the limit.",
    ]);
    expect(code(await list({}))).toEqual([403, "InvalidSnapshotIds.Malformed"]);
    expect(code(await call("DescribeSnapshots", { ...usualRegion, SnapshotIds: id }))).toEqual([
      403,
      "InvalidSnapshotIds.Malformed",
    ]);
    expect(code(await call("DescribeSnapshots"))).toEqual([400, "MissingParameter"]);
    expect((await call("DescribeSnapshots", { RegionId: "cn-beijing" })).body.TotalCount).toBe(0);
  }));
