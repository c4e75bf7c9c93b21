import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { send } from "./signing-client";

const main = join(__dirname, "../../simulator/dist/main.js");

function run(...args: string[]): { child: ChildProcess; lines: Promise<string>; errors: Promise<string> } {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  return { child, lines: read(child.stdout), errors: read(child.stderr) };
}

async function read(stream: ChildProcess["stdout"]): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) {
    text += String(chunk);
  }
  return text;
}

test.each(["SIGINT", "SIGTERM"] as const)("prints one line and ends well on %s", async (signal) => {
  const { child, lines, errors } = run("--json", "--seed", "5", "--snapshot-seconds", "0.5");
  const [first] = await once(child.stdout ?? child, "data");
  const info = JSON.parse(String(first));
  expect(info).toMatchObject({ seed: 5, alibaba: { region: "cn-hangzhou" }, baidu: { region: "bj" } });
  expect(info.endpoints.baidu.bcc).toMatch(/^http:/);
  expect((await send(`${info.endpoints.control}/journal`, "GET", {}, "")).text).toBe("[]\n");
  child.kill(signal);
  const [exit] = await once(child, "exit");
  expect([exit, await lines, await errors]).toEqual([0, `${JSON.stringify(info)}\n`, ""]);
});

test.each([
  [["--prot", "1"]],
  [["--port", "x"]],
  [["--port", "65536"]],
  [["--snapshot-seconds", "-1"]],
  [["--seed"]],
  [["extra"]],
  [["--json=yes"]],
])("%j is answered with the usage", async (args) => {
  const { child, lines, errors } = run(...args);
  const [exit] = await once(child, "exit");
  expect([exit, await lines, await errors]).toEqual([
    2,
    "",
    "usage: cloud-snapshots-simulator [--port N] [--snapshot-seconds S] [--seed K] [--json]\n",
  ]);
});
