import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { dwsSnapshots } from "../../provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "../../provider/clouds/huawei/evs-snapshot/kind";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { check } from "../../provider/clouds/lifecycle/check";
import type { Properties, Runtime, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { toldFailures } from "../support/failures";
import { VirtualClock } from "../support/virtual-clock";

const runtime: Runtime = {
  clock: new VirtualClock(),
  memory: newMemory(),
  env: { ALICLOUD_REGION: "cn-hangzhou", HW_REGION_NAME: "cn-north-4", BAIDUCLOUD_REGION: "bj" },
  transport: () => Promise.reject(new Error("a check calls nothing")),
};

const uuid = "2a4d0f86-67cd-408a-8b66-017454fb7793";
const other = "4f87d3c4-9e33-482f-b962-e23b30d1a18c";

interface Row {
  readonly kind: SnapshotKind<never>;
  readonly inputs: Properties;
  readonly otherSource: Properties;
}

const as = (kind: unknown) => kind as SnapshotKind<never>;
const rows = {
  ECS: { kind: as(ecsSnapshots(runtime)), inputs: { diskId: "d-1" }, otherSource: { diskId: "d-2" } },
  EVS: { kind: as(evsSnapshots(runtime)), inputs: { volumeId: uuid }, otherSource: { volumeId: other } },
  DWS: { kind: as(dwsSnapshots(runtime)), inputs: { clusterId: uuid }, otherSource: { clusterId: other } },
  copy: {
    kind: as(dwsSnapshotCopies(runtime)),
    inputs: { sourceSnapshotId: uuid },
    otherSource: { sourceSnapshotId: other },
  },
  BCC: { kind: as(bccSnapshots(runtime)), inputs: { volumeId: "v-1" }, otherSource: { volumeId: "v-2" } },
} satisfies Record<string, Row>;

const failures = ({ kind, inputs }: Row, olds: Properties, news: Properties) =>
  toldFailures(check(kind, { ...inputs, ...olds }, { ...inputs, ...news }).failures);

const fixed = [
  ["DWS", { description: "one" }, { description: "two" }],
  ["DWS", {}, { description: "two" }],
  ["DWS", { description: "one" }, {}],
  ["copy", { description: "one" }, { description: "two" }],
  ["BCC", { tags: { a: "1" } }, { tags: { a: "2" } }],
  ["BCC", {}, { tags: { a: "1" } }],
] as const;

describe.each(fixed)("what the cloud cannot change on a %s snapshot: %j to %j", (name, olds, news) => {
  const [property] = Object.keys({ ...olds, ...news });

  test("is refused at its property, with the ways out", () => {
    expect(failures(rows[name], olds, news)).toEqual([
      { property, reason: expect.stringMatching(/ignoreChanges.*triggers.*pulumi up --replace/) },
    ]);
  });

  test.each(Object.entries({ triggers: { triggers: ["2"] }, "another source": rows[name].otherSource }))(
    "comes with a new snapshot that is made anyway: %s",
    (_, more) => {
      expect(failures(rows[name], olds, { ...news, ...more })).toEqual([]);
    },
  );

  test("is fine for a new resource, and when it is not known yet", () => {
    expect(check(rows[name].kind, {}, { ...rows[name].inputs, ...news }).failures).toEqual([]);
    expect(failures(rows[name], olds, { [property ?? ""]: unknownInput })).toEqual([]);
  });
});

describe.each(Object.entries(rows))("triggers of %s", (_, row) => {
  test.each([["a text"], [["a", "list"]], [{ a: { map: 1 } }], [7], [false]])("may be %j", (triggers) => {
    expect(check(row.kind, {}, { ...row.inputs, triggers }).failures).toEqual([]);
  });

  test("that change are refused while adopt is set, and not before or after", () => {
    const adopt = uuid;
    expect(failures(row, { triggers: 1, adopt }, { triggers: 2, adopt })).toEqual([
      { property: "triggers", reason: expect.stringContaining("take adopt out of the program") },
    ]);
    expect(failures(row, { triggers: 1, adopt }, { triggers: 1, adopt })).toEqual([]);
    expect(failures(row, { triggers: 1, adopt }, { triggers: 2 })).toEqual([]);
    expect(check(row.kind, {}, { ...row.inputs, triggers: 1, adopt }).failures).toEqual([]);
  });

  test("adoptWithin is a duration, or 0s for never", () => {
    expect(failures(row, {}, { adoptWithin: "0s" })).toEqual([]);
    expect(failures(row, {}, { adoptWithin: "2h" })).toEqual([]);
    expect(failures(row, {}, { adoptWithin: "soon" })).toMatchObject([{ property: "adoptWithin" }]);
  });
});

describe("a replacement under the name that its predecessor keeps", () => {
  test("of a DWS snapshot is refused", () => {
    expect(failures(rows.DWS, { name: "nightly" }, { name: "Nightly", triggers: 2 })).toEqual([
      { property: "name", reason: expect.stringContaining("change the name too") },
    ]);
  });

  test("is fine with another name, in another region, without a replacement, or with none given", () => {
    expect(failures(rows.DWS, { name: "nightly" }, { name: "weekly", triggers: 2 })).toEqual([]);
    expect(failures(rows.DWS, { name: "nightly" }, { name: "nightly", region: "cn-east-3", triggers: 2 })).toEqual([]);
    expect(failures(rows.DWS, { name: "nightly" }, { name: "nightly" })).toEqual([]);
    expect(failures(rows.DWS, {}, { triggers: 2 })).toEqual([]);
  });

  test("of a copy is fine from the same source, whose old copy goes first, and refused from another one", () => {
    expect(failures(rows.copy, { backupName: "kept" }, { backupName: "kept", triggers: 2 })).toEqual([]);
    expect(failures(rows.copy, { backupName: "kept" }, { backupName: "kept", sourceSnapshotId: other })).toMatchObject([
      { property: "backupName" },
    ]);
  });
});

describe("what marks take", () => {
  test("ECS has 18 tags for its users, and keeps the prefix of ours", () => {
    const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, ""]));
    expect(check(rows.ECS.kind, {}, { ...rows.ECS.inputs, tags: tags(18) }).failures).toEqual([]);
    expect(check(rows.ECS.kind, {}, { ...rows.ECS.inputs, tags: tags(19) }).failures).toMatchObject([
      { property: "tags" },
    ]);
    const own = { "pulumi-cloud-snapshots-owner": "me" };
    expect(check(rows.ECS.kind, {}, { ...rows.ECS.inputs, tags: own }).failures).toHaveLength(1);
    expect(check(rows.EVS.kind, {}, { ...rows.EVS.inputs, metadata: own }).failures).toHaveLength(1);
  });

  test("DWS has 179 characters of description, and nobody writes a mark by hand", () => {
    const described = (description: string) => check(rows.DWS.kind, {}, { ...rows.DWS.inputs, description }).failures;
    expect(described("x".repeat(179))).toEqual([]);
    expect(described("x".repeat(180))).toHaveLength(1);
    const mark = "pulumi-cloud-snapshots:0123abcd..abcdefgh.abcdefgh.abcdefgh1234";
    expect(described(mark)).toHaveLength(1);
    expect(check(rows.BCC.kind, {}, { ...rows.BCC.inputs, desc: mark }).failures).toHaveLength(1);
  });
});
