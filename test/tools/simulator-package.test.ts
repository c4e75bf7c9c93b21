import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";
import { managerEnvironment, npm } from "../../tools/packages/npm";
import { pack } from "../../tools/packages/pack";
import { startCommand } from "../../tools/stack/command";

jest.setTimeout(180_000);

const readme = readFileSync(join(projectRoot(), "simulator", "README.md"), "utf8");

/** A fresh folder with the packed simulator, and nothing else. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "simulator-user-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true }));
  await npm(["install", "--offline", await pack("simulator", folder)], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the command as a terminal does: in a process group of its own, to which Ctrl-C sends SIGINT. */
async function start(...args: string[]): Promise<{ text: string; interrupt: () => Promise<number> }> {
  const npx = spawn("npx", ["--offline", "cloud-snapshots-simulator", ...args], {
    cwd: folder,
    env: managerEnvironment(),
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const complete = new Promise<void>((resolve) => {
    npx.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      if (/^(Control service:|\{).*\n/m.test(text)) resolve();
    });
  });
  const closed = once(npx, "close");
  await complete;
  const interrupt = async () => {
    process.kill(-(npx.pid ?? 0), "SIGINT");
    const [code] = await closed;
    return code as number;
  };
  return { text, interrupt };
}

test("npx starts it, and Ctrl-C ends it", async () => {
  const { text, interrupt } = await start("--json");
  const { control } = JSON.parse(text).endpoints;
  expect((await fetch(`${control}/journal`)).status).toBe(200);
  await interrupt();
  await expect(fetch(`${control}/journal`)).rejects.toThrow();
});

test("what it prints for bash sets the environment of a client", async () => {
  const { text, interrupt } = await start("--seed", "5");
  await interrupt();
  const [, bash = ""] = /In bash:\n\n([\s\S]*?)\n\n/.exec(text) ?? [];
  writeFileSync(join(folder, "set.sh"), bash);
  const env = { PATH: process.env["PATH"], ALICLOUD_SECURITY_TOKEN: "real" };
  const shell = await startCommand("bash", ["-c", ". ./set.sh; env"], { cwd: folder, env }).ended;
  const set = Object.fromEntries(shell.output.split("\n").map((line) => line.split(/=(.*)/).slice(0, 2)));
  for (const [, name = ""] of readme.matchAll(/`(CLOUD_SNAPSHOTS_ENDPOINT_\w+)`/g)) {
    expect(set[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  }
  expect(set).toMatchObject({ ALICLOUD_ACCESS_KEY: "testAk", HUAWEICLOUD_SDK_SK: "testSk", BAIDUCLOUD_REGION: "bj" });
  expect(set).not.toHaveProperty("ALICLOUD_SECURITY_TOKEN");
});

test("what it prints for PowerShell says the same", async () => {
  const { text, interrupt } = await start();
  await interrupt();
  const pairs = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name, value]) => `${name}=${value}`);
  const bash = pairs(/^export (\w+)='(.*)'$/gm);
  expect(bash.length).toBeGreaterThan(10);
  expect(pairs(/^\$env:(\w+) = '(.*)'$/gm)).toEqual(bash);
});

test("programs import it, with its types", async () => {
  writeFileSync(
    join(folder, "use.mjs"),
    `import { startSimulator } from "cloud-snapshots-simulator";
     const cloud = await startSimulator({ seed: 7 });
     console.log(cloud.ecs.disks().length);
     await cloud.close();`,
  );
  const run = await startCommand(process.execPath, ["use.mjs"], { cwd: folder, env: managerEnvironment() }).ended;
  expect(run).toEqual({ code: 0, output: "2\n" });
  const types = join(folder, "node_modules/cloud-snapshots-simulator/dist/index.d.ts");
  expect(readFileSync(types, "utf8")).toContain("startSimulator");
});

test("its README fits a screen", () => {
  expect(readme.split("\n").filter((line) => line.length > 120)).toEqual([]);
});
