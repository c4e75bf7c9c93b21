import { Session } from "node:inspector";
import * as pulumi from "@pulumi/pulumi";
import * as provider from "../../provider";
import { alibaba, baidu, huawei, Snapshot } from "../../provider";
import { urnOf } from "../../provider/dynamic/urn";
import { outputsOf } from "../../provider/resources/declaration";
import { allKinds } from "../../tools/clouds";

/** What programs see of a class. */
interface SnapshotClass {
  new (name: string, args: object, opts?: object): Snapshot;
  get(name: string, id: string): Snapshot;
  isInstance(value: unknown): boolean;
}

/** The class of each kind, with inputs for it. */
const classes = allKinds.map((row) => {
  const [cloud = "", name = ""] = row.type.split(":");
  const Class = (provider as unknown as Record<string, Record<string, SnapshotClass>>)[cloud]?.[name];
  if (!Class) throw new Error(`the package exports no ${row.type}`);
  return { name, Class, inputs: row.named[0] };
});

const registered = new Map<string, pulumi.runtime.MockResourceArgs>();

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.set(args.name, args);
        return { id: args.name, state: args.inputs };
      },
      call: () => ({}),
    },
    "shop",
    "dev",
  ),
);

test("hands its handler what makes up its URN, below components too, and with colons in the name", async () => {
  const region = new pulumi.ComponentResource("shop:index:Region", "eu");
  const backup = new pulumi.ComponentResource("shop:index:Backup", "nightly", {}, { parent: region });
  const type = "pulumi-nodejs:dynamic/alibaba:EcsSnapshot";
  const expected = [
    { name: "alone", opts: {}, urn: `urn:pulumi:dev::shop::${type}::alone` },
    { name: "child", opts: { parent: region }, urn: `urn:pulumi:dev::shop::shop:index:Region$${type}::child` },
    {
      name: "grand::child",
      opts: { parent: backup },
      urn: `urn:pulumi:dev::shop::shop:index:Region$shop:index:Backup$${type}::grand::child`,
    },
  ];
  for (const { name, opts, urn } of expected) {
    const { id } = new alibaba.EcsSnapshot(name, { diskId: "d-1" }, opts);
    await new Promise((resolve) => id.apply(resolve));
    expect(urnOf("alibaba:EcsSnapshot", registered.get(name)?.inputs["__urn"]).urn).toBe(urn);
  }
  expect(registered.get("alone")?.inputs["__urn"]).toBe("dev::shop::::alone");
});

test("tells its handler which inputs hold a secret, nested and promised ones too, and nothing where none does", async () => {
  const made = [
    new alibaba.EcsSnapshot("hiding", {
      diskId: "d-1",
      snapshotName: pulumi.output("plain"),
      description: pulumi.secret("of a project"),
      tags: { plain: "a", nested: pulumi.secret("b") },
      triggers: Promise.resolve([pulumi.secret(1)]),
    }),
    new alibaba.EcsSnapshot("open", { diskId: "d-1", snapshotName: pulumi.output("plain"), tags: { a: "b" } }),
  ];
  await Promise.all(made.map(({ id }) => new Promise((resolve) => id.apply(resolve))));
  expect(registered.get("hiding")?.inputs["__secrets"]).toBe("description,tags,triggers");
  expect(registered.get("open")?.inputs).not.toHaveProperty("__secrets");
});

test("refuses the option import, and names what does its work", () => {
  for (const { Class, inputs } of classes)
    expect(() => new Class("s", inputs, { import: "s-1" })).toThrow(
      /"s": the resource option import does not work .* the input adopt/,
    );
});

test("what it declares is an output, whether the program gave it or not", () => {
  const declared = [
    alibaba.EcsSnapshot.get("e", "s-1").diskId,
    huawei.EvsSnapshot.get("v", "1").volumeId,
    huawei.DwsSnapshotCopy.get("c", "1").sourceSnapshotId,
    new baidu.BccSnapshot("b", { volumeId: "v-1" }).retentionInDays,
    new baidu.BccSnapshot("i", { volumeId: "v-1" }).instanceId,
  ];
  expect(declared.map((each) => pulumi.Output.isInstance(each))).toEqual(declared.map(() => true));
});

test("calls Pulumi's constructor without a class between, also while a debugger session is open", () => {
  const session = new Session();
  session.connect();
  session.post("Debugger.enable");
  const stacks: (string | undefined)[] = [];
  const original = Reflect.get(pulumi.Resource, "stackTrace") as (skip: number) => unknown;
  const seen = jest.spyOn(pulumi.Resource as never, "stackTrace").mockImplementation(((skip: number) => {
    Error.stackTraceLimit = 20;
    stacks.push(new Error().stack);
    Error.stackTraceLimit = 0;
    return original.call(pulumi.Resource, skip);
  }) as never);
  try {
    for (const { name, Class, inputs } of classes) new Class(`line-${name}`, inputs);
  } finally {
    seen.mockRestore();
    session.disconnect();
  }
  const constructors = stacks.map((stack) =>
    [...(stack ?? "").matchAll(/ at new (\w+) /g)].map(([, name]) => name).slice(0, 3),
  );
  const above = ["Resource", "CustomResource"];
  expect(constructors).toEqual(classes.map(({ name }) => [...above, name]));
});

test("an error in its constructor tells the line of the program, and later errors have their traces", () => {
  const limit = Error.stackTraceLimit;
  const thrown = (construct: () => unknown): Error => {
    try {
      construct();
    } catch (error) {
      return error as Error;
    }
    throw new Error("nothing was thrown");
  };
  for (const construct of [
    () => new alibaba.EcsSnapshot("", { diskId: "d-1" }),
    () => new huawei.DwsSnapshot("", { clusterId: "c-1" }),
  ]) {
    const { message, stack } = thrown(construct);
    expect(message).toContain("name");
    expect(stack).toContain("resource-class.test.ts");
  }
  new alibaba.EcsSnapshot("fine", { diskId: "d-1" });
  expect(Error.stackTraceLimit).toBe(limit);
});

test("a snapshot of any cloud is a Snapshot, which tells kinds apart from each other and from other resources", () => {
  const made = classes.map(({ name, Class }) => [Class, Class.get(`is-${name}`, "s-1")] as const);
  const readies = (snapshots: readonly Snapshot[]) => snapshots.map(({ ready }) => pulumi.Output.isInstance(ready));
  expect(readies(made.map(([, resource]) => resource))).toEqual(classes.map(() => true));
  for (const [kind, resource] of made) {
    expect(resource).toBeInstanceOf(Snapshot);
    expect(Snapshot.isInstance(resource)).toBe(true);
    expect(made.filter(([other]) => other.isInstance(resource)).map(([other]) => other)).toEqual([kind]);
    expect(kind.isInstance({ __pulumiType: "alibaba:EcsSnapshot" })).toBe(false);
  }
  const other = new pulumi.ComponentResource("shop:index:Other", "is-other");
  expect([other, {}, undefined, null, "s-1"].map((value) => Snapshot.isInstance(value))).toEqual(Array(5).fill(false));
});

test("the compiler compares the list of outputs with the class", () => {
  abstract class Small extends pulumi.CustomResource {
    declare readonly size: pulumi.Output<number>;
    declare readonly name: pulumi.Output<string>;
  }
  expect(outputsOf<Small>()("name", "size")).toEqual(["name", "size"]);
  // @ts-expect-error: `size` is missing
  outputsOf<Small>()("name");
  // @ts-expect-error: there is no `sice`
  outputsOf<Small>()("name", "size", "sice");
});

test("only Alibaba Cloud can be asked to wait for usable", () => {
  const args: alibaba.EcsSnapshotArgs = { diskId: "d-1", waitFor: "usable" };
  // @ts-expect-error: EVS knows "complete" and "none"
  const refused: huawei.EvsSnapshotArgs = { volumeId: "1", waitFor: "usable" };
  expect([args.waitFor, refused.waitFor]).toEqual(["usable", "usable"]);
});
