import { spawnSync } from "node:child_process";
import { join } from "node:path";

const script = join(__dirname, "..", "..", "tools", "check-node.cjs");
const runAs = (version: string) =>
  spawnSync(
    process.execPath,
    [
      "-e",
      `Object.defineProperty(process.versions, "node", { value: "${version}" }); require(${JSON.stringify(script)});`,
    ],
    { encoding: "utf8", env: {} },
  );

test("an old Node is told so in one line", () => {
  const { status, stderr } = runAs("20.20.2");
  expect(status).toBe(1);
  expect(stderr).toBe("pulumi-cloud-snapshots needs Node 22 or newer; this is Node 20.20.2.\n");
});

test("a recent Node is fine", () => {
  expect(runAs("22.12.0")).toMatchObject({ status: 0, stderr: "" });
});
