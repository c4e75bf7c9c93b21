import { code, noon, refusal, withSimulator } from "./with-simulator";

const group = "rg-acfmxazb4p00001";

test("deleting what is used, locked, shared or managed", () =>
  withSimulator(async ({ simulator, call, create, pass, poll }) => {
    const SnapshotId = await create();
    pass(20);
    const remove = (Force = "false") => call("DeleteSnapshot", { SnapshotId, Force });
    const { id: imageId } = simulator.ecs.putImage({ snapshotId: SnapshotId });
    const { id: diskId } = simulator.ecs.putDisk({ sourceSnapshotId: SnapshotId });
    const image = [403, "SnapshotCreatedImage", "The snapshot has been used to create user defined image(s)."];
    expect((await poll(SnapshotId)).Usage).toBe("image_disk");
    expect(refusal(await remove())).toEqual(image);
    expect(refusal(await remove("true"))).toEqual(image);
    simulator.ecs.removeImage(imageId);
    expect(refusal(await remove())).toEqual([
      403,
      "SnapshotCreatedDisk",
      "The snapshot has been used to create disk(s).",
    ]);
    simulator.ecs.changeSnapshot({ id: SnapshotId, locked: true });
    expect(code(await remove("true"))).toEqual([403, "InvalidOperation.SnapshotIsLocked"]);
    simulator.ecs.changeSnapshot({ id: SnapshotId, locked: false, shared: true });
    expect(code(await remove("true"))).toEqual([403, "InvalidOperation.DeleteSharedSnapshotUnsupported"]);
    simulator.ecs.changeSnapshot({ id: SnapshotId, shared: false, managed: true });
    expect(code(await remove("true"))).toEqual([403, "InvalidOperation.ResourceManagedByCloudProduct"]);
    simulator.ecs.changeSnapshot({ id: SnapshotId, managed: false });
    expect((await remove("true")).status).toBe(200);
    expect(await poll(SnapshotId)).toBeUndefined();
    expect(simulator.ecs.disks().map(({ id }) => id)).toContain(diskId);
  }));

test("an unknown id is not found, or ignored", () =>
  withSimulator(async ({ simulator, call }) => {
    expect(refusal(await call("DeleteSnapshot", { SnapshotId: "s-none" }))).toEqual([
      404,
      "InvalidSnapshotId.NotFound",
      "The specified snapshot is not found.",
    ]);
    simulator.ecs.configure({ deleteUnknown: "ok" });
    expect((await call("DeleteSnapshot", { SnapshotId: "s-none" })).status).toBe(200);
    expect(refusal(await call("DeleteSnapshot"))).toEqual([
      400,
      "MissingParameter",
      "The input parameter SnapshotId that is mandatory for processing this request is not supplied.",
    ]);
  }));

test("deleting a snapshot in progress cancels it, or has to wait", () =>
  withSimulator(async ({ simulator, call, create, poll, efficiency, pass }) => {
    const SnapshotId = await create({ DiskId: efficiency });
    simulator.ecs.configure({ deleteProgressing: "creatingSnapshot" });
    expect(code(await call("DeleteSnapshot", { SnapshotId }))).toEqual([400, "IncorrectDiskStatus.CreatingSnapshot"]);
    simulator.ecs.configure({ deleteProgressing: "relatedSnapshotNotFinished" });
    expect(code(await call("DeleteSnapshot", { SnapshotId }))).toEqual([
      403,
      "InvalidOperation.RelatedSnapshotNotFinished",
    ]);
    simulator.ecs.configure({ deleteProgressing: "cancel", deletionSeconds: 3 });
    pass(5);
    expect((await call("DeleteSnapshot", { SnapshotId })).status).toBe(200);
    expect(await poll(SnapshotId)).toBeDefined();
    pass(3);
    expect(await poll(SnapshotId)).toBeUndefined();
    await create({ DiskId: efficiency });
    expect(simulator.ecs.snapshots()[0]).toMatchObject({ status: "progressing", deletedAt: noon + 5000 });
    expect(simulator.ecs.snapshots()[0]).not.toHaveProperty("readyAt");
  }));

test("what can be modified, and when", () =>
  withSimulator(async ({ call, create, poll, pass }) => {
    const SnapshotId = await create({ RetentionDays: "7", Description: "first" });
    const modify = (values: Record<string, string>) => call("ModifySnapshotAttribute", { SnapshotId, ...values });
    expect(refusal(await modify({}))).toEqual([
      400,
      "NoAttributeToModify",
      "No attribute to be modified in this request.",
    ]);
    expect(refusal(await modify({ RetentionDays: "8", SnapshotName: "renamed" }))).toEqual([
      400,
      "InvalidSnapshotId.NotReady",
      "The specified snapshot has not completed yet.",
    ]);
    expect(await poll(SnapshotId)).not.toHaveProperty("SnapshotName");
    pass(3);
    expect((await modify({ SnapshotName: "renamed", Description: "" })).status).toBe(200);
    expect(await poll(SnapshotId)).toMatchObject({
      SnapshotName: "renamed",
      Description: "",
      RetentionDays: 7,
      LastModifiedTime: "2026-11-20T12:00:03Z",
    });
    pass(20);
    expect(refusal(await modify({ RetentionDays: "6" }))).toEqual([
      400,
      "InvalidOperation.DecreaseRetentionDaysUnsupported",
      "The requested operation to decrease retention days for the snapshot is not supported.",
    ]);
    expect((await modify({ RetentionDays: "8" })).status).toBe(200);
    expect((await poll(SnapshotId)).RetentionDays).toBe(8);
    expect(code(await modify({ SnapshotName: "x" }))).toEqual([400, "InvalidSnapshotName.Malformed"]);
    expect(code(await modify({ SnapshotId: "s-none", Description: "" }))).toEqual([404, "InvalidSnapshotId.NotFound"]);
    expect(code(await modify({ DisableInstantAccess: "1" }))).toEqual([
      404,
      "InvalidSnapshotDisableInstantAccess.Malformed",
    ]);
  }));

test("the open answers of ModifySnapshotAttribute", () =>
  withSimulator(
    async ({ simulator, call, create, pass }) => {
      simulator.ecs.plan({ outcome: "failed" });
      const [failed, good] = [await create(), await create()];
      const modify = (SnapshotId: string, values: Record<string, string>) =>
        call("ModifySnapshotAttribute", { SnapshotId, ...values });
      expect(code(await modify(good, { Description: "new" }))).toEqual([400, "IncorrectDiskStatus.CreatingSnapshot"]);
      pass(20);
      expect((await modify(good, { Description: "new" })).status).toBe(200);
      expect(code(await modify(good, { RetentionDays: "5" }))).toEqual([
        400,
        "InvalidOperation.DecreaseRetentionDaysUnsupported",
      ]);
      expect(code(await modify(failed, { Description: "new" }))).toEqual([400, "InvalidSnapshotId.NotReady"]);
    },
    { alibaba: { modifyBeforeAvailable: false, limitRetentionLater: false } },
  ));

test("tag calls without their parameters are answered with 404", () =>
  withSimulator(async ({ call, create }) => {
    const id = await create();
    const base = { RegionId: "cn-hangzhou", ResourceType: "snapshot", "ResourceId.1": id };
    const tag = { "Tag.1.Key": "a" };
    const { RegionId: _region, ...noRegion } = base;
    const { ResourceType: _type, ...noType } = base;
    const { "ResourceId.1": _id, ...noId } = base;
    expect(code(await call("TagResources", { ...noRegion, ...tag }))).toEqual([404, "MissingParameter.RegionId"]);
    expect(code(await call("TagResources", { ...noType, ...tag }))).toEqual([404, "MissingParameter.ResourceType"]);
    expect(code(await call("TagResources", { ...noId, ...tag }))).toEqual([404, "MissingParameter.ResourceIds"]);
    expect(code(await call("TagResources", base))).toEqual([404, "MissingParameter.Tags"]);
    expect(code(await call("UntagResources", base))).toEqual([404, "MissingParameter.TagKeys"]);
    expect(code(await call("TagResources", { ...base, ...tag, ResourceType: "Snapshot" }))).toEqual([
      404,
      "InvalidResourceType.NotFound",
    ]);
    expect(code(await call("TagResources", { ...base, ...tag, "ResourceId.2": "s-none" }))).toEqual([
      404,
      "InvalidResourceId.NotFound",
    ]);
  }));

test("tags are added, overwritten, listed and removed", () =>
  withSimulator(async ({ call, create, poll }) => {
    const [one, two] = [await create({ "Tag.1.Key": "env", "Tag.1.Value": "prod" }), await create()];
    const base = { RegionId: "cn-hangzhou", ResourceType: "snapshot" };
    const both = { ...base, "ResourceId.1": one, "ResourceId.2": two };
    await call("TagResources", { ...both, "Tag.1.Key": "env", "Tag.1.Value": "test", "Tag.2.Key": "team" });
    expect((await poll(one)).Tags.Tag).toEqual([
      { TagKey: "env", TagValue: "test" },
      { TagKey: "team", TagValue: "" },
    ]);
    const listed = await call("ListTagResources", { ...base, "Tag.1.Key": "team", "ResourceId.1": two });
    expect(listed.body.TagResources.TagResource).toEqual([
      { ResourceId: two, ResourceType: "snapshot", TagKey: "env", TagValue: "test" },
      { ResourceId: two, ResourceType: "snapshot", TagKey: "team", TagValue: "" },
    ]);
    await call("UntagResources", { ...both, "TagKey.1": "env", "TagKey.2": "never" });
    await call("UntagResources", { ...base, "ResourceId.1": two, All: "true" });
    expect([(await poll(one)).Tags.Tag, (await poll(two)).Tags.Tag]).toEqual([[{ TagKey: "team", TagValue: "" }], []]);
  }));

test("limits of the tag calls", () =>
  withSimulator(async ({ call, create, poll }) => {
    const id = await create({ "Tag.1.Key": "env", "Tag.1.Value": "prod" });
    const base = { RegionId: "cn-hangzhou", ResourceType: "snapshot", "ResourceId.1": id };
    const tag = (tags: Record<string, string>) => call("TagResources", { ...base, ...tags });
    const many = (count: number, name: string, suffix: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`${name}.${n + 1}${suffix}`, `v${n}`]));
    expect(code(await tag({ "Tag.1.Key": "Env" }))).toEqual([403, "TagKey.Duplication"]);
    expect(code(await tag({ "Tag.1.Key": "a", "Tag.2.Key": "A" }))).toEqual([403, "TagKey.Duplication"]);
    expect(code(await tag({ "Tag.1.Key": "a", "Tag.2.Key": "a" }))).toEqual([400, "Duplicate.TagKey"]);
    expect(code(await tag(many(21, "Tag", ".Key")))).toEqual([400, "NumberExceed.Tags"]);
    expect(code(await tag(many(20, "Tag", ".Key")))).toEqual([403, "QuotaExceed.Tags"]);
    expect(code(await tag({ "Tag.1.Key": "a", ...many(51, "ResourceId", "") }))).toEqual([
      400,
      "NumberExceed.ResourceIds",
    ]);
    expect(code(await call("UntagResources", { ...base, All: "true", "TagKey.1": "env" }))).toEqual([
      403,
      "Param.Conflict",
    ]);
    const { "ResourceId.1": _id, ...noFilter } = base;
    expect(code(await call("ListTagResources", noFilter))).toEqual([403, "BothEmpty.TagsAndResources"]);
    expect((await poll(id)).Tags.Tag).toEqual([{ TagKey: "env", TagValue: "prod" }]);
  }));

test("a snapshot joins a resource group", () =>
  withSimulator(async ({ simulator, call, create, poll }) => {
    const ResourceId = await create({ ResourceGroupId: group });
    simulator.ecs.putResourceGroup("rg-2");
    const join = (values: Record<string, string>) =>
      call("JoinResourceGroup", { RegionId: "cn-hangzhou", ResourceType: "snapshot", ResourceId, ...values });
    expect(code(await join({ ResourceGroupId: group }))).toEqual([403, "InvalidResourceGroup.Duplicate"]);
    expect(code(await join({ ResourceGroupId: "rg-none" }))).toEqual([404, "InvalidResourceGroup.NotFound"]);
    expect(code(await join({ ResourceGroupId: "rg-2", ResourceType: "SNAPSHOT" }))).toEqual([
      404,
      "InvalidResourceType.NotFound",
    ]);
    expect(code(await join({ ResourceGroupId: "rg-2", ResourceId: "s-none" }))).toEqual([
      404,
      "InvalidResourceId.NotFound",
    ]);
    expect((await join({ ResourceGroupId: "rg-2" })).status).toBe(200);
    expect((await poll(ResourceId)).ResourceGroupId).toBe("rg-2");
  }));

test("disks are listed", () =>
  withSimulator(async ({ call, essd, efficiency }) => {
    const found = async (values: Record<string, string>) =>
      (await call("DescribeDisks", { RegionId: "cn-hangzhou", ...values })).body.Disks.Disk;
    expect(await found({})).toMatchObject([{ DiskId: essd }, { DiskId: efficiency }]);
    expect(await found({ DiskIds: JSON.stringify([efficiency]) })).toMatchObject([
      { DiskId: efficiency, Category: "cloud_efficiency", Size: 40, Status: "In_use" },
    ]);
    expect(await found({ Status: "Available" })).toEqual([]);
  }));
