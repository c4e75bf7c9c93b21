import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws/copy";
import { dwsSnapshots } from "../../provider/clouds/huawei/dws/snapshot";
import { evsSnapshots } from "../../provider/clouds/huawei/evs-snapshot/kind";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { autoName } from "../../provider/clouds/lifecycle/auto-name";
import { diff } from "../../provider/clouds/lifecycle/diff";
import { systemRuntime } from "../../provider/clouds/system-runtime";

const runtime = { ...systemRuntime, env: { HW_REGION_NAME: "cn-north-4" } };
const uuid = "5aa119a8-d25b-45a7-8d1b-88e127885635";
const evs = evsSnapshots(runtime);
const dws = dwsSnapshots(runtime);
const copy = dwsSnapshotCopies(runtime);
type Properties = Record<string, unknown>;
const checkEvs = (inputs: Properties) => evs.check({ volumeId: uuid, ...inputs }, {});
const checkDws = (inputs: Properties) => dws.check({ clusterId: uuid, ...inputs }, {});
const checkCopy = (inputs: Properties) => copy.check({ sourceSnapshotId: uuid, ...inputs }, {});

test.each<[string, Properties]>([
  ["the shortest", {}],
  ["64 characters of 3 bytes", { name: "快".repeat(64), description: "照".repeat(85) }],
  [
    "all the rest",
    { force: true, metadata: { a: "", "b c": "d" }, projectId: "0605768a3300d5762f82c01180692873", waitFor: "none" },
  ],
  ["unknown values", { volumeId: unknownInput, name: unknownInput, metadata: { a: unknownInput } }],
])("EVS accepts %s", (_, inputs) => {
  expect(checkEvs(inputs)).toEqual([]);
});

test.each<[string, Properties, string, RegExp]>([
  ["a disk that is no UUID", { volumeId: "vol-1" }, "volumeId", /UUID/],
  ["a missing disk", { volumeId: undefined }, "volumeId", /required/],
  ["65 characters", { name: "a".repeat(65) }, "name", /64 characters/],
  ["64 characters of 4 bytes", { name: "😀".repeat(64) }, "name", /255 bytes/],
  ["a backup's name", { name: "autobk_snapshot_1" }, "name", /backups/],
  ["a description of 86 characters", { description: "a".repeat(86) }, "description", /85 characters/],
  ["a key of the cloud's", { metadata: { __system__x: "1" } }, "metadata.__system__x", /keeps for itself/],
  ["a number as metadata", { metadata: { a: 1 } }, "metadata.a", /string/],
  ["1 MiB of metadata", { metadata: { a: "x".repeat(1_048_576) } }, "metadata", /smaller than/],
  ["usable, which Huawei does not have", { waitFor: "usable" }, "waitFor", /"complete", "none"/],
  ["a project that is none", { projectId: "p" }, "projectId", /32 hex/],
  ["tags, which EVS v2 does not have", { tags: {} }, "tags", /unknown input/],
])("EVS refuses %s", (_, inputs, property, reason) => {
  expect(checkEvs(inputs)).toContainEqual({ property, reason: expect.stringMatching(reason) });
});

test.each<[string, Properties, RegExp]>([
  ["3 characters", { name: "abc" }, /4 to 64/],
  ["65 characters", { name: "a".repeat(65) }, /4 to 64/],
  ["a digit first", { name: "1abc" }, /begin with a letter/],
  ["a period", { name: "a.bcd" }, /letters, digits/],
])("DWS refuses a name with %s, for snapshots and copies", (_, { name }, reason) => {
  expect(checkDws({ name })).toEqual([{ property: "name", reason: expect.stringMatching(reason) }]);
  expect(checkCopy({ backupName: name })).toEqual([{ property: "backupName", reason: expect.stringMatching(reason) }]);
});

test.each([..."!<>'=&\""])("DWS refuses descriptions with %s", (character) => {
  expect(checkDws({ description: `a${character}b` })).toHaveLength(1);
  expect(checkCopy({ description: `a${character}b` })).toHaveLength(1);
});

test("DWS tells everything that is wrong at once", () => {
  const failures = checkDws({ clusterId: "c", name: "1", description: "<", colour: "red" });
  expect(new Set(failures.map(({ property }) => property))).toEqual(
    new Set(["clusterId", "name", "description", "colour"]),
  );
});

test("a region must come from somewhere", () => {
  const nowhere = evsSnapshots({ ...systemRuntime, env: {} });
  expect(nowhere.check({ volumeId: uuid }, {})).toEqual([
    { property: "region", reason: expect.stringContaining("HW_REGION_NAME") },
  ]);
  expect(nowhere.check({ volumeId: uuid }, { volumeId: uuid })).toEqual([]);
});

describe("names", () => {
  test("are made of the logical name and 7 hex digits, and fit", () => {
    expect(autoName("before", 64)).toMatch(/^before-[0-9a-f]{7}$/);
    expect(autoName("1. weird näme", 64)).toMatch(/^weird-n-me-[0-9a-f]{7}$/);
    expect(autoName("", 64)).toMatch(/^snapshot-[0-9a-f]{7}$/);
    expect(autoName("x".repeat(100), 64)).toMatch(/^x{56}-[0-9a-f]{7}$/);
  });
});

describe("replacements that would collide with themselves delete first", () => {
  const state = {
    status: "AVAILABLE",
    region: "cn-north-4",
    clusterId: uuid,
    sourceSnapshotId: uuid,
    name: "Snap-1",
    backupName: "Copy-1",
  };
  const other = "2a4d0f86-67cd-408a-8b66-017454fb7793";

  test("a given name of a cluster's snapshot, whatever its case", () => {
    expect(diff(dws, "1", state, { clusterId: other, name: "snap-1" })).toMatchObject({
      plan: "replace",
      deleteFirst: true,
    });
    expect(diff(dws, "1", state, { clusterId: other, name: "snap-2" })).toMatchObject({
      plan: "replace",
      deleteFirst: false,
    });
    expect(diff(dws, "1", state, { clusterId: other })).toMatchObject({ plan: "replace", deleteFirst: false });
  });

  test("a copy of the same source, or with the same name", () => {
    expect(diff(copy, "1", state, { sourceSnapshotId: uuid, description: "new" })).toMatchObject({
      plan: "replace",
      deleteFirst: true,
    });
    expect(diff(copy, "1", state, { sourceSnapshotId: other, backupName: "copy-1" })).toMatchObject({
      deleteFirst: true,
    });
    expect(diff(copy, "1", state, { sourceSnapshotId: other })).toMatchObject({ plan: "replace", deleteFirst: false });
  });
});

test("a description that is taken away needs a new snapshot, a name that is taken away does not", () => {
  const state = { status: "AVAILABLE", region: "cn-north-4", clusterId: uuid, name: "snap-1", description: "text" };
  const given = { ...state, __given: "clusterId,name,description" };
  expect(diff(dws, "1", given, { clusterId: uuid, name: "snap-1" })).toMatchObject({ because: ["description"] });
  expect(diff(dws, "1", given, { clusterId: uuid, description: "text" })).toEqual({ plan: "nothing" });
});

test("force is written once: a change of it is no change", () => {
  const state = { volumeId: uuid, status: "available", region: "cn-north-4", force: true, __given: "volumeId,force" };
  expect(diff(evs, "1", state, { volumeId: uuid })).toEqual({ plan: "nothing" });
});
