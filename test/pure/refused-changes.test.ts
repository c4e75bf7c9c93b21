import { unknownInput } from "../../provider/clouds/inputs/rules";
import { check } from "../../provider/clouds/lifecycle/check";
import type { Properties, Runtime, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { type KindName, kindNames, kindRows } from "../../tools/clouds";
import { regionsEverywhere } from "../../tools/clouds/environment";
import { toldFailures } from "../support/failures";
import { VirtualClock } from "../support/virtual-clock";

const runtime: Runtime = {
  clock: new VirtualClock(),
  memory: newMemory(),
  env: regionsEverywhere(),
  transport: () => Promise.reject(new Error("a check calls nothing")),
};

const uuid = "2a4d0f86-67cd-408a-8b66-017454fb7793";
const other = "4f87d3c4-9e33-482f-b962-e23b30d1a18c";

interface Row {
  readonly kind: SnapshotKind<never>;
  readonly inputs: Properties;
  readonly otherSource: Properties;
}

const rows = Object.fromEntries(
  kindNames.map((name) => {
    const { kind, named } = kindRows[name];
    return [name, { kind: kind(runtime), inputs: named[0], otherSource: named[1] }];
  }),
) as Record<KindName, Row>;

const failures = ({ kind, inputs }: Row, olds: Properties, news: Properties) =>
  toldFailures(check(kind, { ...inputs, ...olds }, { ...inputs, ...news }).failures);

const fixed = kindNames.flatMap((name) => kindRows[name].fixed.map(([olds, news]) => [name, olds, news] as const));

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
    expect(failures(rows.dws, { name: "nightly" }, { name: "Nightly", triggers: 2 })).toEqual([
      { property: "name", reason: expect.stringContaining("change the name too") },
    ]);
  });

  test("is fine with another name, in another region, without a replacement, or with none given", () => {
    expect(failures(rows.dws, { name: "nightly" }, { name: "weekly", triggers: 2 })).toEqual([]);
    expect(failures(rows.dws, { name: "nightly" }, { name: "nightly", region: "cn-east-3", triggers: 2 })).toEqual([]);
    expect(failures(rows.dws, { name: "nightly" }, { name: "nightly" })).toEqual([]);
    expect(failures(rows.dws, {}, { triggers: 2 })).toEqual([]);
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
    expect(check(rows.ecs.kind, {}, { ...rows.ecs.inputs, tags: tags(18) }).failures).toEqual([]);
    expect(check(rows.ecs.kind, {}, { ...rows.ecs.inputs, tags: tags(19) }).failures).toMatchObject([
      { property: "tags" },
    ]);
    const own = { "pulumi-cloud-snapshots-owner": "me" };
    expect(check(rows.ecs.kind, {}, { ...rows.ecs.inputs, tags: own }).failures).toHaveLength(1);
    expect(check(rows.evs.kind, {}, { ...rows.evs.inputs, metadata: own }).failures).toHaveLength(1);
  });

  test("DWS has 179 characters of description, and nobody writes a mark by hand", () => {
    const described = (description: string) => check(rows.dws.kind, {}, { ...rows.dws.inputs, description }).failures;
    expect(described("x".repeat(179))).toEqual([]);
    expect(described("x".repeat(180))).toHaveLength(1);
    const mark = "pulumi-cloud-snapshots:0123abcd..abcdefgh.abcdefgh.abcdefgh1234";
    expect(described(mark)).toHaveLength(1);
    expect(check(rows.bcc.kind, {}, { ...rows.bcc.inputs, desc: mark }).failures).toHaveLength(1);
  });
});
