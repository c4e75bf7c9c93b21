import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";

const seed = randomInt(2 ** 31);
process.stderr.write(`fault campaign: seed ${seed}\n`);

/** The command as people run it, after its build; a process of its own, because it replaces what is drawn by chance. */
function campaign(...args: string[]): Promise<string> {
  const main = join(__dirname, "../../dist/tools/faults/main.js");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("close", (code) => resolve(`${output}exit code ${code}`));
  });
}

test(`500 scenarios of faults, cancels and kills break no invariant (npm run faults -- --seed ${seed})`, async () => {
  const output = await campaign("--runs", "500", "--seed", String(seed));
  expect(output).toMatch(/^500 scenarios, 0 failed, .*\nexit code 0$/m);
  // what it looked at: a campaign that cuts nothing off and finds nothing again would prove nothing
  const [, cut, calls, adopted] = /(\d+) cut, \d+ failed, (\d+) calls, (\d+) adopted/.exec(output) ?? [];
  expect(Math.min(Number(cut) / 100, Number(calls) / 10_000, Number(adopted) / 10)).toBeGreaterThan(1);
}, 240_000);

test("a scenario can be run again by its number, to the same end", async () => {
  const figures = async () => /^\d+ runs, .*$/m.exec(await campaign("--seed", "7", "--run", "3"))?.[0];
  expect(await figures()).toMatch(/^\d+ runs/);
  expect(await figures()).toBe(await figures());
}, 60_000);

test("no run of any kind is cut short at a moment that loses a snapshot: each await, each way (npm run faults -- --every)", async () => {
  const output = await campaign("--every");
  const [, cut] = / (\d+) cut, /.exec(output) ?? [];
  const [, scenarios] = /^(\d+) scenarios, 0 failed, .*\nexit code 0$/m.exec(output) ?? [];
  // each of them was cut, and five kinds have dozens of moments in each of five runs
  expect(Number(scenarios)).toBe(Number(cut));
  expect(Number(scenarios)).toBeGreaterThan(2_000);
}, 600_000);
