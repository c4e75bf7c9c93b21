import { ageStack } from "../support/age-stack";
import { Stack } from "../support/stack";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

const snapshot = (args: string, name = "snap") => `new alibaba.EcsSnapshot("${name}", { diskId: disk(0), ${args} });`;

/** A disk made in the same program: a dynamic resource whose id is unknown until it exists. */
const diskInProgram = `
class StandInDisk extends pulumi.dynamic.Resource {
  constructor(name, id) { super({ create: async (inputs) => ({ id: inputs.diskId, outs: inputs }) }, name, { diskId: id }); }
}
const made = new StandInDisk("disk", disk(0));
new alibaba.EcsSnapshot("snap", { diskId: made.id, tags: { from: made.id } });
`;

test("a disk that is not known yet: preview, up, up again, refresh, removal", async () => {
  stack = await Stack.start("unknown-disk", diskInProgram);
  expect(await stack.expect("preview")).toMatch(/alibaba:EcsSnapshot\s+snap\s+create/);
  expect(stack.calls()).toBe(0);

  const up = await stack.expect("up --skip-preview");
  expect(up).toMatch(/EcsSnapshot\s+snap\s+creating.*s-bp1\w+ accepted/);
  expect(up).toMatch(/EcsSnapshot\s+snap\s+created.*ready after \d+ s, noticed/);
  expect(stack.existing()).toMatchObject([{ status: "accomplished" }]);
  expect(stack.state().snapshots.at(-1)).toMatchObject({ id: stack.existing()[0]?.id, outputs: { ready: true } });

  const before = stack.state().snapshots;
  await stack.expect("up --skip-preview --expect-no-changes");
  await stack.expect("refresh --skip-preview --expect-no-changes");
  await stack.expect("up --refresh --skip-preview --expect-no-changes");
  expect(stack.state().snapshots.map(({ inputs, outputs }) => ({ inputs, outputs }))).toEqual(
    before.map(({ inputs, outputs }) => ({ inputs, outputs })),
  );

  const other = stack.cloud.ecs.addSnapshot({ diskId: stack.cloud.info.alibaba.disks[0] ?? "" });
  stack.write("");
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([{ id: other.id }]);
  await stack.expect("destroy --skip-preview");
});

test("wrong inputs are refused at preview, all of them, at their property paths", async () => {
  stack = await Stack.start(
    "wrong-inputs",
    snapshot(
      'snapshotName: "auto-1", retentionDays: 0, tags: { "acs:x": "1", Env: "a", env: "b" }, timeouts: { create: "soon" }, colour: "red"',
    ),
  );
  const output = await stack.expectFailure("preview");
  for (const path of ["snapshotName", "retentionDays", 'tags["acs:x"]', "tags.env", "timeouts.create", "colour"]) {
    expect(output).toContain(`has a problem: ${path}: `);
  }
  expect(stack.calls()).toBe(0);
});

test("attributes change in place, disks by replacement, and a shrinking retention is refused at preview", async () => {
  stack = await Stack.start("changes", snapshot('retentionDays: 14, description: "one"'));
  await stack.expect("up --skip-preview");
  const [{ id } = { id: "" }] = stack.existing();

  stack.write(snapshot('retentionDays: 30, description: "two", tags: { a: "1" }, snapshotName: "name"'));
  const diff = await stack.expect("preview --diff");
  expect(diff).toMatch(/~ retentionDays *: 14 => 30/);
  expect(diff).not.toContain("__");
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([
    { id, retentionDays: 30, description: "two", name: "name", tags: { a: "1" } },
  ]);

  stack.write(snapshot("retentionDays: 7"));
  expect(await stack.expectFailure("preview")).toMatch(/retentionDays.*can only grow: it is 30/);

  stack.write(snapshot("retentionDays: 7").replace("disk(0)", "disk(1)"));
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([{ diskId: stack.cloud.info.alibaba.disks[1], retentionDays: 7 }]);
  expect(stack.existing()[0]?.id).not.toBe(id);
});

test("a forced replacement makes a new snapshot and then deletes the old one", async () => {
  stack = await Stack.start("replace", snapshot(""));
  await stack.expect("up --skip-preview");
  const [old] = stack.existing();
  await stack.expect(`up --skip-preview --replace ${stack.state().snapshots[0]?.urn}`);
  expect(stack.existing()).toHaveLength(1);
  expect(stack.existing()[0]?.id).not.toBe(old?.id);
});

test("what was changed by hand shows at refresh, and the next up puts it right; a lost snapshot is made again", async () => {
  stack = await Stack.start("drift", snapshot('description: "ours"'));
  await stack.expect("up --skip-preview");
  const [{ id } = { id: "" }] = stack.existing();
  stack.cloud.ecs.changeSnapshot({ id, description: "theirs" });
  expect(await stack.expect("refresh --skip-preview --diff")).toMatch(/description *: "ours" => "theirs"/);
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([{ id, description: "ours" }]);

  stack.cloud.ecs.removeSnapshot(id);
  await ageStack(stack);
  await stack.expect("up --refresh --skip-preview");
  expect(stack.existing()).toHaveLength(1);
  expect(stack.existing()[0]?.id).not.toBe(id);
});

test("a transport error at refresh fails the refresh and keeps the snapshot", async () => {
  stack = await Stack.start("blip", snapshot(""));
  await stack.expect("up --skip-preview");
  stack.cloud.fault({
    kind: "error",
    operation: "DescribeSnapshots",
    count: 9,
    status: 403,
    code: "Forbidden.RAM",
    message: "User not authorized.",
  });
  const output = await stack.expectFailure("refresh --skip-preview");
  expect(output).toMatch(/DescribeSnapshots: Forbidden.RAM.*Grant/);
  expect(output).not.toMatch(/\n +at /);
  expect(stack.state().snapshots).toHaveLength(1);
});

test("inside a component, with customTimeouts, and looked up by get", async () => {
  const program = `
class Backup extends pulumi.ComponentResource {
  constructor(name) {
    super("test:index:Backup", name);
    this.snap = new alibaba.EcsSnapshot("snap", { diskId: disk(0) }, { parent: this, customTimeouts: { create: "15m" } });
    this.registerOutputs({ id: this.snap.id });
  }
}
const backup = new Backup("backup");
const seen = alibaba.EcsSnapshot.get("seen", backup.snap.id);
exports.seenStatus = seen.status;
`;
  stack = await Stack.start("component", program);
  expect(await stack.expect("up --skip-preview")).toMatch(/EcsSnapshot\s+snap\s+created.*ready after \d+ s, noticed/);
  expect(stack.state().snapshots[0]).toMatchObject({
    inputs: { timeouts: { create: "15m" }, __urn: "engine-test::test::test:index:Backup$::snap" },
  });
  expect(await stack.expect("stack output seenStatus")).toContain("accomplished");
  await stack.expect("up --skip-preview --expect-no-changes");
  await stack.expect("destroy --skip-preview");
  expect(stack.existing()).toEqual([]);

  stack.write('alibaba.EcsSnapshot.get("seen", "s-none");');
  expect(await stack.expectFailure("preview")).toMatch(/There is no alibaba:EcsSnapshot s-none/);
});

test("the state holds no secret, a short __provider, and is fit to read", async () => {
  stack = await Stack.start("state", snapshot('tags: { a: "1" }'));
  await stack.expect("up --skip-preview");
  const { text, snapshots } = stack.state();
  expect(text).not.toMatch(/testSk|testAk/);
  const { inputs, outputs } = snapshots[0] ?? {};
  expect(String(inputs?.["__provider"]).length).toBeLessThanOrEqual(120);
  expect(Object.keys(inputs ?? {}).sort()).toEqual(["__provider", "__urn", "diskId", "tags"]);
  expect(
    Object.keys(outputs ?? {})
      .filter((key) => key.startsWith("__"))
      .sort(),
  ).toEqual(["__given", "__owner", "__provider", "__urn"]);
});
