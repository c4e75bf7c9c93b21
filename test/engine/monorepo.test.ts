import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fetched } from "../../tools/matrix/fetched";
import { install } from "../../tools/matrix/managers";
import { pack } from "../../tools/packages/pack";
import { Stack } from "../support/stack";

jest.setTimeout(300_000);

const { version: sdk } = jest.requireActual<{ version: string }>("@pulumi/pulumi/package.json");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "monorepo-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | object): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
}

/** The program's own package.json, with these dependencies besides Pulumi's library and the library of the monorepo. */
const writeProgram = (dependencies: Record<string, string>) =>
  write("infra/package.json", {
    name: "infra",
    version: "1.0.0",
    dependencies: { "@pulumi/pulumi": sdk, backup: "workspace:*", ...dependencies },
  });

test("in a pnpm workspace the program is told to add the package, and works once it has it", async () => {
  try {
    await fetched("pnpm", "10");
  } catch (error) {
    console.warn(`Not tried: ${(error as Error).message}`);
    return;
  }
  const ours = { "pulumi-cloud-snapshots": `file:${await pack("provider", join(folder, "packed"))}` };
  write("package.json", { name: "shop", private: true });
  write("pnpm-workspace.yaml", "packages: [infra, backup]\n");
  write("backup/package.json", { name: "backup", version: "1.0.0", dependencies: { "@pulumi/pulumi": sdk, ...ours } });
  write(
    "backup/index.js",
    'exports.backup = (diskId) => new (require("pulumi-cloud-snapshots").alibaba.EcsSnapshot)("a", { diskId });',
  );
  write("infra/Pulumi.yaml", "name: infra\nruntime: nodejs\n");
  write("infra/index.js", 'require("backup").backup(new (require("@pulumi/pulumi").Config)().require("diskId"));');
  writeProgram({});
  await install("pnpm", folder);
  const stack = await Stack.start("monorepo", { folder: join(folder, "infra") });
  try {
    const config = `--config diskId=${stack.cloud.info.alibaba.disks[0]}`;
    const shown = await stack.expectFailure(`preview ${config}`);
    expect(shown).toContain(`from ${join(folder, "infra")}. Add pulumi-cloud-snapshots to the dependencies`);
    expect(shown).not.toContain("Require stack");
    writeProgram(ours);
    await install("pnpm", folder);
    await stack.expect(`up --skip-preview ${config}`);
    expect(stack.existing()).toHaveLength(1);
  } finally {
    await stack.close();
  }
});
