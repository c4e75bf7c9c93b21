import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";

const seed = randomInt(2 ** 31);
process.stderr.write(`fuzzed answers: seed ${seed}\n`);

test(`readers of answers take 6,000 odd bodies (npm run fuzz -- --seed ${seed} reads more)`, async () => {
  const main = join(__dirname, "../../dist/tools/fuzz/main.js");
  const run = promisify(execFile)(process.execPath, [main, "--runs", "6000", "--seed", String(seed)]);
  const { stdout } = await run.catch((failure: { stdout: string }) => failure);
  expect(stdout).toMatch(/^6000 bodies, 0 findings, /m);
  // every reader had bodies that it took for an answer, and others
  const counts = [...stdout.matchAll(/^(\w+ \w+): (\d+) bodies, (\d+) taken$/gm)];
  expect(counts).toHaveLength(30);
  const idle = counts.filter(([, , bodies, taken]) => Number(taken) === 0 || Number(bodies) === 0);
  expect(idle.map(([line]) => line)).toEqual([]);
}, 120_000);
