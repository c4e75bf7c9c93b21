import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allClouds } from "../../tools/clouds";
import { inAllBooks } from "../../tools/clouds/programs";
import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

const root = join(__dirname, "..", "..");
const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** Snapshots that an example leaves in the cloud on purpose. */
const kept: Record<string, number> = { nightly: 1 };

/** Where an example's project is: the quickstart is the repository's root stack. */
const projectOf = (example: string) => (example === "quickstart" ? root : join(root, "examples", example));

test.each(examples)("example %s: up, no change, destroy, nothing else left", async (example) => {
  const stack = await Stack.start(`example-${example}`, { folder: projectOf(example) });
  try {
    const [diskId = ""] = stack.cloud.info.alibaba.disks;
    if (example === "adopt-existing") stack.cloud.ecs.addSnapshot({ diskId, tags: { adopt: "yes" } });
    const config = {
      night: "2026-11-26",
      hangzhouDiskId: diskId,
      shanghaiDiskId: stack.cloud.ecs.putDisk({ region: "cn-shanghai" }).id,
      ...Object.assign({}, ...allClouds.map(({ settings }) => settings(stack.cloud.info))),
    };
    for (const [key, value] of Object.entries(config)) await stack.expect(`config set ${key} ${value}`);
    await stack.expect("up --skip-preview");
    const { snapshots } = stack.state();
    expect(snapshots.length).toBeGreaterThan(0);
    expect(snapshots.every(({ outputs }) => outputs?.["ready"] === true)).toBe(true);
    await stack.expect("up --skip-preview --expect-no-changes");
    await stack.expect("refresh --skip-preview --expect-no-changes");
    await stack.expect("destroy --skip-preview");
    const left = present(inAllBooks(stack.cloud));
    expect(left).toHaveLength(kept[example] ?? 0);
  } finally {
    await stack.close();
  }
});
