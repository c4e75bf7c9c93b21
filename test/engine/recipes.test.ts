import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stack } from "../support/stack";

jest.setTimeout(180_000);

/** What each recipe is there for; that it works at all is tested with the other examples. */
const examples = join(__dirname, "../../examples");
/** Inside the workspace, so that programs in it find the packages. */
const scratch = join(__dirname, "../../.cache/recipes");
let stack: Stack;

beforeEach(() => {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
});
afterEach(() => stack.close());

/** A stack of a recipe whose disk is the first one; the id of the disk. */
async function start(example: string, config: Record<string, string> = {}): Promise<string> {
  stack = await Stack.start(`recipe-${example}`, { folder: join(examples, example) }, { snapshotSeconds: 1 });
  const [diskId = ""] = stack.cloud.info.alibaba.disks;
  for (const [key, value] of Object.entries({ diskId, ...config })) await stack.expect(`config set ${key} ${value}`);
  return diskId;
}

const ids = () => stack.existing().map(({ id }) => id);

test("migration-gate: no migration without a complete snapshot, and one for each release", async () => {
  const ran = join(scratch, "ran");
  const script = join(scratch, "migrate");
  const line = "`$" + "{process.env.RELEASE} $" + "{process.env.SNAPSHOT_ID}\\n`";
  const text = `#!/usr/bin/env node\nrequire("fs").appendFileSync(${JSON.stringify(ran)}, ${line});\n`;
  writeFileSync(script, text, { mode: 0o755 });
  const migrations = () => (existsSync(ran) ? readFileSync(ran, "utf8").trim().split("\n") : []);

  await start("migration-gate", { migrate: script });
  stack.cloud.ecs.plan({ outcome: "failed" });
  await stack.expectFailure("up --skip-preview");
  expect(migrations()).toEqual([]);
  await stack.expect("up --skip-preview");
  const [first] = ids();
  await stack.expect("up --skip-preview --expect-no-changes");
  expect(migrations()).toEqual([`42 ${first}`]);
  await stack.expect("config set release 43");
  await stack.expect("up --skip-preview");
  const [second] = ids();
  expect(ids()).toHaveLength(1);
  expect(second).not.toBe(first);
  expect(migrations()).toEqual([`42 ${first}`, `43 ${second}`]);
});

test("nightly: each night has its snapshot with a retention, and a destroy leaves them", async () => {
  await start("nightly", { night: "2026-11-26" });
  await stack.expect("up --skip-preview");
  await stack.expect("config set night 2026-11-27");
  await stack.expect("up --skip-preview");
  await stack.expect("destroy --skip-preview");
  const left = stack.existing().map(({ name, retentionDays }) => [name, retentionDays]);
  expect(left).toEqual([
    ["nightly-2026-11-26", 7],
    ["nightly-2026-11-27", 7],
  ]);
});

test("regions: each snapshot is made in the region of its disk", async () => {
  const diskId = await start("regions");
  const other = stack.cloud.ecs.putDisk({ region: "cn-shanghai" }).id;
  await stack.expect(`config set hangzhouDiskId ${diskId}`);
  await stack.expect(`config set shanghaiDiskId ${other}`);
  await stack.expect("up --skip-preview");
  const made = Object.fromEntries(stack.existing().map((snapshot) => [snapshot.diskId, snapshot.id]));
  const shown = await stack.expect("stack output --json");
  expect(JSON.parse(shown)).toEqual({
    snapshotIds: { "cn-hangzhou": made[diskId], "cn-shanghai": made[other] },
  });
});

test("fleet: a stack for each shop, a summary, and one failure that stops no other", async () => {
  const folder = join(scratch, "fleet");
  cpSync(join(examples, "fleet"), folder, { recursive: true });
  const diskId = await start("fleet");
  const other = stack.cloud.ecs.putDisk({}).id;
  // Each stack has a settings file of its own.
  const env = { PULUMI_OPTION_CONFIG_FILE: undefined };
  const run = (release: string) => stack.node(["fleet.mts", release, `north=${diskId}`, `south=${other}`], folder, env);
  const row = (...cells: string[]) => new RegExp(cells.join("['│ ]+"));

  const first = await run("42");
  expect(first.output).toMatch(row("north", "succeeded", "s-bp1"));
  expect(first.output).toMatch(row("south", "succeeded", "s-bp1"));
  expect(first.code).toBe(0);
  const before = ids();
  stack.cloud.ecs.plan({ diskId: other, outcome: "failed" });
  const second = await run("43");
  expect(second.output).toMatch(row("north", "succeeded", "s-bp1"));
  expect(second.output).toMatch(/^south: [\s\S]*s-bp1\w+ failed in the cloud/m);
  expect(second.code).toBe(1);
  expect(ids()).not.toEqual(before);
});

test("unit-tested: its tests pass, and call no cloud", async () => {
  await start("unit-tested");
  const { code, output } = await stack.node(["--test"], join(examples, "unit-tested"));
  expect(output).toMatch(/pass 2\b/);
  expect(code).toBe(0);
  expect(stack.calls()).toBe(0);
});

test("adopt-existing: takes over what has the tag, and makes nothing", async () => {
  const diskId = await start("adopt-existing");
  const marked = stack.cloud.ecs.addSnapshot({ diskId, tags: { adopt: "yes" } }).id;
  const other = stack.cloud.ecs.addSnapshot({ diskId }).id;
  await stack.expect("up --skip-preview");
  expect(stack.state().snapshots.map(({ id }) => id)).toEqual([marked]);
  expect(stack.calls("CreateSnapshot")).toBe(0);
  await stack.expect("destroy --skip-preview");
  expect(ids()).toEqual([other]);
});
