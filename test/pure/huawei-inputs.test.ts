import { dwsSnapshots } from "../../provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "../../provider/clouds/huawei/evs-snapshot/kind";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { autoName } from "../../provider/clouds/lifecycle/auto-name";
import { check, failuresOf } from "../../provider/clouds/lifecycle/check";
import { diff } from "../../provider/clouds/lifecycle/diff";
import { systemRuntime } from "../../provider/clouds/system-runtime";

const runtime = { ...systemRuntime, env: { HW_REGION_NAME: "cn-north-4" } };
const uuid = "5aa119a8-d25b-45a7-8d1b-88e127885635";
const evs = evsSnapshots(runtime);
const dws = dwsSnapshots(runtime);
const copy = dwsSnapshotCopies(runtime);
type Properties = Record<string, unknown>;
const checkEvs = (inputs: Properties) => failuresOf(evs, { volumeId: uuid, ...inputs }, {});
const checkDws = (inputs: Properties, olds: Properties = {}) => failuresOf(dws, { clusterId: uuid, ...inputs }, olds);
const checkCopy = (inputs: Properties) => failuresOf(copy, { sourceSnapshotId: uuid, ...inputs }, {});

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

  const replaces = (deleteFirst: boolean) => expect.objectContaining({ change: "replace", deleteFirst });

  test("a given name of a cluster's snapshot, whatever its case, is refused: the old one may be the only backup", () => {
    const olds = { clusterId: uuid, name: "Snap-1" };
    const refused = [{ property: "name", reason: expect.stringContaining("unique in a project") }];
    expect(checkDws({ clusterId: other, name: "snap-1" }, olds)).toEqual(refused);
    expect(checkDws({ clusterId: uuid, name: "Snap-1", triggers: ["1"] }, olds)).toEqual(refused);
    expect(checkDws({ clusterId: uuid, name: "Snap-1" }, olds)).toEqual([]);
    expect(checkDws({ clusterId: other, name: "snap-2" }, olds)).toEqual([]);
    expect(checkDws({ clusterId: other, name: "snap-1", region: "cn-east-3" }, olds)).toEqual([]);
    expect(diff(dws, "1", state, { clusterId: other, name: "snap-2" })).toEqual(replaces(false));
    expect(diff(dws, "1", state, { clusterId: other })).toEqual(replaces(false));
  });

  test("a copy of the same source does, one with the same name is refused", () => {
    expect(diff(copy, "1", state, { sourceSnapshotId: uuid, triggers: ["1"] })).toEqual(replaces(true));
    expect(diff(copy, "1", state, { sourceSnapshotId: other })).toEqual(replaces(false));
    const olds = { sourceSnapshotId: uuid, backupName: "Copy-1" };
    const failures = (news: Properties) => failuresOf(copy, { backupName: "copy-1", ...news }, olds);
    expect(failures({ sourceSnapshotId: other })).toMatchObject([{ property: "backupName" }]);
    expect(failures({ sourceSnapshotId: uuid, triggers: ["1"] })).toEqual([]);
  });
});

test("a description that is taken away is refused, a name that is taken away stays as it is", () => {
  const state = { status: "AVAILABLE", region: "cn-north-4", clusterId: uuid, name: "snap-1", description: "text" };
  const given = { ...state, __given: "clusterId,name,description" };
  const olds = { clusterId: uuid, name: "snap-1", description: "text" };
  expect(check(dws, olds, { clusterId: uuid, name: "snap-1" }).failures).toMatchObject([{ property: "description" }]);
  expect(check(dws, olds, { clusterId: uuid, description: "text" }).failures).toEqual([]);
  expect(diff(dws, "1", given, { clusterId: uuid, description: "text" })).toEqual({ change: "none" });
});

test("force is written once: a change of it is no change", () => {
  const state = { volumeId: uuid, status: "available", region: "cn-north-4", force: true, __given: "volumeId,force" };
  expect(diff(evs, "1", state, { volumeId: uuid })).toEqual({ change: "none" });
});
