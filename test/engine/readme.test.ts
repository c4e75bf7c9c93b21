import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine, isolatedEnvironment } from "../../tools/engine";
import { managerEnvironment, npm } from "../../tools/packages/npm";
import { pack } from "../../tools/packages/pack";
import { startCommand } from "../../tools/stack/command";
import { type Block, blocksOf, pages } from "../support/pages";

jest.setTimeout(300_000);

const blocks = (page: string): Block[] => {
  const found = pages().find(({ path }) => path === page);
  return found ? blocksOf(found) : [];
};

/** The code of the only block of a page in which a text stands. */
function blockWith(page: string, language: string, text: string): string {
  const found = blocks(page).filter((block) => block.language === language && block.code.includes(text));
  const [first] = found;
  if (!first) throw new Error(`${page} has no ${language} block with ${text}`);
  return first.code;
}

let folder: string;
let simulator: ReturnType<typeof spawn> | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "reader-"));
});
afterAll(async () => {
  if (simulator && simulator.exitCode === null) {
    process.kill(-(simulator.pid ?? 0), "SIGINT");
    await once(simulator, "close");
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts what a reader starts in the second terminal; what it prints. */
async function startSimulator(): Promise<string> {
  const at = mkdtempSync(join(folder, "simulator-"));
  writeFileSync(join(at, "package.json"), JSON.stringify({ private: true }));
  await npm(["install", "--offline", await pack("simulator", at)], at);
  const command = blockWith("README.md", "sh", "npx cloud-snapshots-simulator");
  const child = spawn("bash", ["-ec", `${command} --snapshot-seconds 3`], {
    cwd: at,
    env: managerEnvironment(),
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  simulator = child;
  let text = "";
  child.stdout.setEncoding("utf8");
  for await (const part of child.stdout) {
    text += part;
    if (/^Control service:.*\n/m.test(text)) break;
  }
  return text;
}

test("the first screen works as pasted: the project, the program, preview and up against the simulator", async () => {
  const engine = await findEngine();
  const printed = await startSimulator();
  const [, exports = ""] = /In bash:\n\n([\s\S]*?)\n\n/.exec(printed) ?? [];
  const [, disk = ""] = /^Alibaba disks: (\S+)/m.exec(printed) ?? [];
  const tarball = await pack("provider", folder);
  const make = blockWith("README.md", "sh", "mkdir gate").replace(" pulumi-cloud-snapshots ", ` '${tarball}' `);
  const run = blockWith("README.md", "sh", "pulumi stack init").replace("<an Alibaba disk>", disk);
  const program = blockWith("README.md", "ts", "before-migration");
  const script = [
    make,
    `cat > index.ts <<'PROGRAM'\n${program}\nPROGRAM`,
    exports,
    run,
    "npx tsc --noEmit --strict index.ts",
  ];
  const env = { ...managerEnvironment(), ...isolatedEnvironment(engine, folder, { PATH: `${engine.path}` }) };
  const { code, output } = await startCommand("bash", ["-ec", script.join("\n")], { cwd: folder, env }).ended;
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(output).toMatch(/before-migration create\b[\s\S]*before-migration created \(/);
  expect(output).not.toMatch(/Deprecation|entry point|MaxListeners/);
  expect(output).toMatch(/snapshotId: "s-\w+"/);
});
