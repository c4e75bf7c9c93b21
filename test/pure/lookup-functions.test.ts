import * as pulumi from "@pulumi/pulumi";
import * as provider from "../../provider";
import { alibaba, baidu, huawei, LookupError } from "../../provider";
import { suggestion } from "../../provider/clouds/inputs/suggestion";
import { allKinds, isLookedUp } from "../../tools/clouds";

/** Look-ups as JavaScript sees them: anything may be handed over. */
type Loose = (args?: unknown, opts?: unknown) => Promise<unknown>;
const loose = (lookUp: unknown) => lookUp as Loose;

/** The look-ups of each kind that has them, as the package exports them. */
const polled = allKinds.filter(isLookedUp).map((row) => {
  const [cloud = ""] = row.type.split(":");
  const exported = (provider as unknown as Record<string, Record<string, unknown>>)[cloud] ?? {};
  return { one: exported[`get${row.lookupName}`], many: exported[`get${row.lookupName}s`] };
});
const byId = polled.map(({ one }) => loose(one));
const byFilters = polled.map(({ many }) => loose(many));

/** The error of a look-up; any call of a cloud would fail with another one, because nothing here names credentials. */
async function refusalOf(work: Promise<unknown>): Promise<LookupError> {
  const error = await work.then(
    () => new Error("it was not refused"),
    (reason: Error) => reason,
  );
  expect(error).toBeInstanceOf(LookupError);
  expect(error).toMatchObject({ code: "InvalidArgument", message: expect.stringContaining("Nothing was called") });
  return error as LookupError;
}

describe("arguments that are wrong are refused before anything is called:", () => {
  test.each<[unknown, RegExp]>([
    [{}, /: id: is required\./],
    [{ id: "" }, /: id: must be an id/],
    [{ id: 5 }, /: id: must be a string/],
    [{ id: null }, /: id: is required/],
    [{ id: "s-1", region: "" }, /: region: is no region of/],
    [{ id: "s-1", region: "x@127.0.0.1:1/#" }, /: region: is no region of/],
    [{ id: "s-1", region: 5 }, /: region: must be a string/],
    [{ id: "s-1", region: null }, /: region: must not be null/],
    [{ ID: "s-1" }, /: id: is required; ID: unknown argument; did you mean id\?/],
    [undefined, /the arguments must be a plain object/],
    ["s-1", /the arguments must be a plain object/],
    [["s-1"], /the arguments must be a plain object/],
    [{ id: pulumi.output("s-1") }, /: id: must not be an output: use the function whose name ends in Output\. Nothing/],
  ])("by id with %p", async (args, says) => {
    for (const lookUp of byId) expect((await refusalOf(lookUp(args))).message).toMatch(says);
  });

  test.each<[unknown, RegExp]>([
    [{ stauts: "failed" }, /: stauts: unknown argument; did you mean status\?/],
    [{ nonsense: "x" }, /: nonsense: unknown argument; known are /],
    [{ status: "" }, /: status: must /],
    [{ status: 1 }, /: status: must /],
    [{ region: "" }, /: region: is no region of/],
    ["all", /the arguments must be a plain object/],
    [new Date(), /the arguments must be a plain object/],
    [new Map([["status", "failed"]]), /the arguments must be a plain object/],
    [Object.create({ status: "failed" }), /the arguments must be a plain object/],
    [Promise.resolve({ status: "failed" }), /the arguments must not be a promise: await it first/],
    [
      pulumi.output({ status: "failed" }),
      /the arguments must not be an output: use the function whose name ends in Output/,
    ],
    [
      { status: pulumi.output("failed") },
      /: status: must not be an output: use the function whose name ends in Output\./,
    ],
    [{ status: Promise.resolve("failed") }, /: status: must not be a promise: await it first\./],
  ])("by filters with %p", async (args, says) => {
    for (const lookUp of byFilters) expect((await refusalOf(lookUp(args))).message).toMatch(says);
  });

  test.each<[Loose, unknown, RegExp]>([
    [loose(alibaba.getEcsSnapshots), { diskid: "d-1" }, /diskid: unknown argument; did you mean diskId\?/],
    [loose(alibaba.getEcsSnapshots), { disk_id: "d-1" }, /did you mean diskId\?/],
    [loose(alibaba.getEcsSnapshots), { diskId: "" }, /diskId: must not be empty/],
    [loose(alibaba.getEcsSnapshots), { diskId: null }, /diskId: must not be null/],
    [loose(alibaba.getEcsSnapshots), { status: "done" }, /status: must be one of "progressing"/],
    [loose(alibaba.getEcsSnapshots), { tags: ["a"] }, /tags: must be an object of texts/],
    [loose(alibaba.getEcsSnapshots), { tags: new Map([["a", "b"]]) }, /tags: must be an object of texts/],
    [loose(alibaba.getEcsSnapshots), { tags: { a: 1 } }, /tags\["a"\]: must be a string/],
    [loose(alibaba.getEcsSnapshots), { projectId: "x" }, /projectId: unknown argument/],
    [loose(huawei.getEvsSnapshots), { volumeid: "x" }, /did you mean volumeId\?/],
    [loose(huawei.getEvsSnapshots), { projectId: "x" }, /projectId: must be a project id/],
    [loose(huawei.getDwsSnapshots), { type: "manual" }, /type: must be one of "MANUAL", "AUTOMATED"/],
    [loose(baidu.getBccSnapshots), { volume: "v-1" }, /did you mean volumeId\?/],
  ])("%#", async (lookUp, args, says) => {
    expect((await refusalOf(lookUp(args))).message).toMatch(says);
  });

  test("everything that is wrong at once", async () => {
    const { message } = await refusalOf(loose(alibaba.getEcsSnapshots)({ diskid: "d-1", region: 1, tags: { a: 2 } }));
    for (const part of [/diskid: /, /region: /, /tags\["a"\]: /]) expect(message).toMatch(part);
  });

  test("options without effect, by their names", async () => {
    for (const lookUp of byId) {
      for (const option of ["provider", "version", "pluginDownloadURL", "async"]) {
        const { message } = await refusalOf(lookUp({ id: "s-1" }, { [option]: "1.0.0" }));
        expect(message).toContain(`option ${option}: has no effect`);
      }
      expect((await refusalOf(lookUp({ id: "s-1" }, { dependson: [] }))).message).toMatch(/option dependson: unknown/);
    }
  });
});

test.each([
  ["diskid", "diskId"],
  ["dsikId", "diskId"],
  ["DISK-ID", "diskId"],
  ["snapshotname", "snapshotName"],
  ["colour", undefined],
  ["x".repeat(1_000), undefined],
])("%s is taken for %s", (name, meant) => {
  expect(suggestion(name, ["diskId", "snapshotName", "tags"])).toBe(meant);
});

describe("under the mocks of a unit test", () => {
  const calls: pulumi.runtime.MockCallArgs[] = [];
  beforeAll(() =>
    pulumi.runtime.setMocks(
      {
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
        call: (args) => {
          calls.push(args);
          return args.inputs["diskId"] === "d-none"
            ? {}
            : { id: "s-1", status: "accomplished", snapshots: [{ id: "s-1" }] };
        },
      },
      "shop",
      "dev",
    ),
  );
  beforeEach(() => void calls.splice(0));

  const resultOf = <T>(output: pulumi.Output<T>) =>
    new Promise<T>((resolve) => output.apply((value) => resolve(value)));

  test("a look-up asks them with a stable token, and no cloud", async () => {
    await expect(alibaba.getEcsSnapshot({ id: "s-1" })).resolves.toMatchObject({ id: "s-1", status: "accomplished" });
    await expect(alibaba.getEcsSnapshots({ diskId: "d-1" })).resolves.toEqual([{ id: "s-1" }]);
    await expect(alibaba.getEcsSnapshots({ diskId: "d-none" })).resolves.toEqual([]);
    await expect(resultOf(huawei.getDwsSnapshotsOutput({ clusterId: pulumi.output("c-1") }))).resolves.toHaveLength(1);
    await Promise.all([huawei.getEvsSnapshot({ id: "v-1" }), huawei.getEvsSnapshots(), baidu.getBccSnapshots({})]);
    await Promise.all([huawei.getDwsSnapshot({ id: "v-1" }), baidu.getBccSnapshot({ id: "s-1" })]);
    expect(calls.map(({ token }) => token)).toEqual([
      "cloud-snapshots:alibaba:getEcsSnapshot",
      "cloud-snapshots:alibaba:getEcsSnapshots",
      "cloud-snapshots:alibaba:getEcsSnapshots",
      "cloud-snapshots:huawei:getDwsSnapshots",
      "cloud-snapshots:huawei:getEvsSnapshot",
      "cloud-snapshots:huawei:getEvsSnapshots",
      "cloud-snapshots:baidu:getBccSnapshots",
      "cloud-snapshots:huawei:getDwsSnapshot",
      "cloud-snapshots:baidu:getBccSnapshot",
    ]);
    expect(calls[1]?.inputs).toEqual({ diskId: "d-1" });
  });

  test("wrong arguments are refused there too", async () => {
    await refusalOf(loose(alibaba.getEcsSnapshots)({ diskid: "d-1" }));
    expect(calls).toEqual([]);
  });

  test("a secret argument makes a secret result", async () => {
    const found = alibaba.getEcsSnapshotOutput({ id: pulumi.secret("s-1") });
    expect(await pulumi.isSecret(found)).toBe(true);
  });

  test("dependsOn waits for the resources, and their order is kept", async () => {
    const made = new alibaba.EcsSnapshot("before", { diskId: "d-1" });
    const found = alibaba.getEcsSnapshotsOutput({ diskId: "d-1" }, { dependsOn: [made] });
    expect(await resultOf(found)).toHaveLength(1);
    const urns = await (found as unknown as { allResources(): Promise<Set<pulumi.Resource>> }).allResources();
    expect([...urns]).toContain(made);
  });

  test("during a preview nothing is called for a dependency that is still to be made", async () => {
    const unmade = new alibaba.EcsSnapshot("later", { diskId: "d-1" });
    const { id } = unmade;
    Object.assign(unmade, {
      id: pulumi.output(pulumi.unknown) as unknown as pulumi.Output<string>,
    });
    const found = alibaba.getEcsSnapshotsOutput({ diskId: "d-1" }, { dependsOn: unmade });
    await resultOf(id);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(calls).toEqual([]);
    expect(await (found as unknown as { isKnown: Promise<boolean> }).isKnown).toBe(false);
  });
});
