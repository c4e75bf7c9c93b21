import { classify } from "../../provider/clouds/alibaba/ecs-snapshot/classify";
import { outputsOf } from "../../provider/clouds/alibaba/ecs-snapshot/record";
import recorded from "./recorded/ecs-snapshots.json";

test.each(recorded)("classify: $name", ({ record, phase, progress, remainingSeconds }) => {
  const seen = classify(record, "REQUEST-1");
  expect(seen).toMatchObject({ phase, requestId: "REQUEST-1" });
  expect(seen.progress).toBe(progress);
  expect(seen.remainingSeconds).toBe(remainingSeconds);
});

test("every field of the response is an output, in camelCase", () => {
  const outputs = outputsOf({
    SnapshotId: "s-1",
    SnapshotName: "name",
    Description: "text",
    ResourceGroupId: "rg-1",
    Category: "standard",
    RetentionDays: 7,
    SnapshotSN: "sn",
    SnapshotLinkId: "sl-1",
    SnapshotType: "user",
    ProductCode: "jxsc1",
    KMSKeyId: "key-1",
    Available: true,
    Encrypted: true,
    InstantAccess: false,
    InstantAccessRetentionDays: 3,
    CreationTime: "2026-11-20T12:00:00Z",
    LastModifiedTime: "2026-11-20T12:30:00Z",
    FullSnapshotSizeInBytes: 4096,
    SourceDiskId: "d-1",
    SourceDiskSize: "40",
    SourceDiskType: "system",
    SourceStorageType: "cloud_essd",
    SourceSnapshotId: "s-0",
    SourceRegionId: "cn-beijing",
    Usage: "none",
    Tags: { Tag: [{ TagKey: "env", TagValue: "prod" }, { TagKey: "empty" }, { TagKey: "acs:ecs:x", TagValue: "1" }] },
  });
  expect(outputs).toEqual({
    snapshotName: "name",
    description: "text",
    resourceGroupId: "rg-1",
    category: "standard",
    retentionDays: 7,
    snapshotSN: "sn",
    snapshotLinkId: "sl-1",
    snapshotType: "user",
    productCode: "jxsc1",
    kmsKeyId: "key-1",
    available: true,
    encrypted: true,
    instantAccess: false,
    instantAccessRetentionDays: 3,
    createdAt: "2026-11-20T12:00:00Z",
    lastModifiedTime: "2026-11-20T12:30:00Z",
    fullSnapshotSizeInBytes: 4096,
    diskId: "d-1",
    sizeGiB: 40,
    sourceDiskType: "system",
    sourceStorageType: "cloud_essd",
    sourceSnapshotId: "s-0",
    sourceRegionId: "cn-beijing",
    usage: "none",
    tags: { env: "prod", empty: "" },
  });
});

test("what is out of all reason is left out, and the rest stays", () => {
  const tags = { Tag: [{ TagKey: "long", TagValue: "x".repeat(5_000) }] };
  expect(
    outputsOf({
      Description: "x".repeat(4_097),
      SnapshotName: "x".repeat(4_096),
      CreationTime: "1999-12-31T23:59:59Z",
      LastModifiedTime: "2026-11-20T12:00:00Z (\u001b[31m)",
      FullSnapshotSizeInBytes: -1,
      RetentionDays: Number.POSITIVE_INFINITY,
      SourceDiskSize: "-40",
      Tags: tags,
    }),
  ).toEqual({ snapshotName: "x".repeat(4_096), tags: { long: "x".repeat(5_000) } });
});

test.each([
  [0, 0],
  [2_592_000, 2_592_000],
  [2_592_001, undefined],
  [1e306, undefined],
  [-1, undefined],
  ["60", undefined],
])("a remaining time of %p seconds is %p", (RemainTime, remaining) => {
  expect(classify({ Status: "progressing", RemainTime }).remainingSeconds).toBe(remaining);
});

const newField: object = { NewField: 1 };

test("empty texts, wrong types and unknown fields are left out", () => {
  expect(
    outputsOf({ CreationTime: "", Description: "", RetentionDays: "7", Tags: [], ...newField, SourceDiskSize: 40 }),
  ).toEqual({
    sizeGiB: 40,
  });
});
