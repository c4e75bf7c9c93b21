import { code, noon, refusal, withSimulator } from "./with-simulator";

const usualRegion = { RegionId: "cn-hangzhou" };
const day = 24 * 60 * 60;

test("both ways of paging", () =>
  withSimulator(async ({ simulator, call, create, essd }) => {
    for (let age = 25; age > 0; age -= 1) {
      simulator.ecs.addSnapshot({ diskId: essd, ageSeconds: age });
    }
    const all = simulator.ecs
      .snapshots()
      .map(({ id }) => id)
      .reverse();
    const ids = (body: { Snapshots: { Snapshot: { SnapshotId: string }[] } }) =>
      body.Snapshots.Snapshot.map(({ SnapshotId }) => SnapshotId);
    const first = await call("DescribeSnapshots", usualRegion);
    expect(first.body).toMatchObject({ PageNumber: 1, PageSize: 10, TotalCount: 25 });
    expect(ids(first.body)).toEqual(all.slice(0, 10));
    const third = await call("DescribeSnapshots", { ...usualRegion, PageNumber: "3", PageSize: "10" });
    expect(ids(third.body)).toEqual(all.slice(20));

    const seen: string[] = [];
    let token = "";
    do {
      const { body } = await call("DescribeSnapshots", { ...usualRegion, MaxResults: "20", NextToken: token });
      expect(body.TotalCount).toBe(0);
      seen.push(...ids(body));
      token = body.NextToken;
      await create();
    } while (token !== "");
    expect(seen).toEqual(all);
    expect(code(await call("DescribeSnapshots", { ...usualRegion, MaxResults: "101" }))).toEqual([
      400,
      "InvalidParameter",
    ]);
    expect(code(await call("DescribeSnapshots", { ...usualRegion, NextToken: "x" }))).toEqual([
      403,
      "Invalid.NextToken",
    ]);
  }));

test("filters are joined by and", () =>
  withSimulator(async ({ simulator, call, create, essd, efficiency, pass }) => {
    const { id: system } = simulator.ecs.putDisk({
      type: "system",
      encrypted: true,
      kmsKeyId: "key-1",
      instanceId: "i-1",
    });
    const one = await create({ SnapshotName: "one", "Tag.1.Key": "env", "Tag.1.Value": "prod" });
    pass(120);
    const two = await create({ DiskId: system, "Tag.1.Key": "env", "Tag.1.Value": "test" });
    const { id: auto } = simulator.ecs.addSnapshot({ diskId: efficiency, type: "auto", ageSeconds: 3600 });
    simulator.ecs.putImage({ snapshotId: one });
    const found = async (values: Record<string, string>) => {
      const { body } = await call("DescribeSnapshots", { ...usualRegion, ...values });
      return body.Snapshots.Snapshot.map(({ SnapshotId }: { SnapshotId: string }) => SnapshotId).sort();
    };
    expect(await found({ DiskId: essd })).toEqual([one]);
    expect(await found({ InstanceId: "i-1" })).toEqual([two]);
    expect(await found({ SnapshotName: "one" })).toEqual([one]);
    expect(await found({ SnapshotLinkId: essd.replace("d-", "sl-") })).toEqual([one]);
    expect(await found({ SnapshotLinkId: JSON.stringify([system.replace("d-", "sl-")]) })).toEqual([two]);
    expect(await found({ KMSKeyId: "key-1", Encrypted: "true" })).toEqual([two]);
    expect(await found({ Status: "progressing" })).toEqual([two]);
    expect(await found({ Status: "all", Category: "Standard" })).toEqual([one, two, auto].sort());
    expect(await found({ Category: "Flash" })).toEqual([]);
    expect(await found({ SnapshotType: "auto" })).toEqual([auto]);
    expect(await found({ SourceDiskType: "System" })).toEqual([two]);
    expect(await found({ Usage: "image" })).toEqual([one]);
    expect(await found({ "Tag.1.Key": "env" })).toEqual([one, two].sort());
    expect(await found({ "Tag.1.Key": "env", "Tag.1.Value": "prod", DiskId: system })).toEqual([]);
    expect(await found({ "Filter.1.Key": "CreationStartTime", "Filter.1.Value": "2026-11-20T12:01Z" })).toEqual([two]);
    expect(
      await found({
        "Filter.1.Key": "CreationStartTime",
        "Filter.1.Value": "2026-11-20T11:30Z",
        "Filter.2.Key": "CreationEndTime",
        "Filter.2.Value": "2026-11-20T12:00Z",
      }),
    ).toEqual([one]);
    expect(refusal(await call("DescribeSnapshots", { ...usualRegion, DryRun: "true" }))[1]).toBe("DryRunOperation");
  }));

test("filters by tag and by resource group see 1000 snapshots", () =>
  withSimulator(async ({ simulator, call, essd }) => {
    const add = (ageSeconds: number, name: string) =>
      simulator.ecs.addSnapshot({ diskId: essd, ageSeconds, name, tags: { env: "prod" }, resourceGroupId: "rg-1" });
    for (let age = 1101; age > 1; age--) add(age, age > 1001 ? "old" : "new");
    const count = async (values: Record<string, string>) =>
      (await call("DescribeSnapshots", { ...usualRegion, ...values })).body.TotalCount;
    const tag = { "Tag.1.Key": "env", "Tag.1.Value": "prod" };
    expect(await count({})).toBe(1100);
    expect(await count(tag)).toBe(1000);
    expect(await count({ ResourceGroupId: "rg-1" })).toBe(1000);
    expect(await count({ SnapshotName: "old" })).toBe(100);
    expect(await count({ SnapshotName: "old", ...tag })).toBe(0);
  }));

test.each([
  [{ Status: "done" }, 404, "InvalidStatus.NotFound"],
  [{ SnapshotType: "timer" }, 404, "InvalidSnapshotType.NotFound"],
  [{ SourceDiskType: "both" }, 404, "InvalidSourceDiskType"],
  [{ Usage: "all" }, 404, "InvalidUsage"],
  [{ Category: "x" }, 403, "InvalidSnapshotCategory.Malformed"],
  [{ "Filter.1.Key": "x", "Filter.1.Value": "y" }, 404, "InvalidFilterKey.NotFound"],
  [{ "Filter.1.Key": "CreationStartTime", "Filter.1.Value": "2026-11-20T12:00:00Z" }, 404, "InvalidFilterValue"],
  [{ "Tag.1.Value": "v" }, 400, "InvalidTag.Mismatch"],
  [{ Encrypted: "yes" }, 400, "InvalidParameter"],
] as const)("DescribeSnapshots with %j", (values, status, expected) =>
  withSimulator(async ({ call }) => {
    expect(code(await call("DescribeSnapshots", { ...usualRegion, ...(values as Record<string, string>) }))).toEqual([
      status,
      expected,
    ]);
  }),
);

test("the disk is released during the creation", () =>
  withSimulator(async ({ simulator, create, poll, pass, call, essd, efficiency }) => {
    const finished = await create();
    pass(20);
    const unfinished = await create();
    simulator.ecs.plan({ diskId: efficiency, outcome: "vanish", seconds: 10 });
    const planned = await create({ DiskId: efficiency });
    pass(5);
    expect(await poll(unfinished)).toBeDefined();
    simulator.ecs.releaseDisk(essd);
    expect(await poll(unfinished)).toBeUndefined();
    expect(await poll(finished)).toMatchObject({ Status: "accomplished", SourceDiskId: essd });
    expect(await poll(planned)).toMatchObject({ Status: "progressing" });
    pass(5);
    expect(await poll(planned)).toBeUndefined();
    expect(code(await call("CreateSnapshot", { DiskId: essd }))).toEqual([404, "InvalidDiskId.NotFound"]);
    expect(simulator.ecs.disks()).toEqual([]);
    expect(simulator.ecs.snapshots().map(({ deletedAt }) => deletedAt)).toEqual([
      undefined,
      noon + 25_000,
      noon + 30_000,
    ]);
  }));

test("a snapshot is deleted when its retention ends", () =>
  withSimulator(async ({ create, poll, pass, simulator, call }) => {
    const id = await create({ RetentionDays: "2" });
    pass(day);
    expect((await call("ModifySnapshotAttribute", { SnapshotId: id, RetentionDays: "3" })).status).toBe(200);
    pass(2 * day - 1);
    expect(await poll(id)).toMatchObject({ RetentionDays: 3 });
    pass(1);
    expect(await poll(id)).toBeUndefined();
    expect(simulator.ecs.snapshots()).toMatchObject([{ id, deletedAt: noon + 3 * day * 1000 }]);
  }));
