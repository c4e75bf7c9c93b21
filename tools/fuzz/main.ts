import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { countIn } from "../count";
import { runMain } from "../run-main";
import { fuzz } from "./fuzz";

const usage = `npm run fuzz -- [--runs N] [--seed K]
  Lets every reader of the clouds' answers read N drawn bodies (default 100,000): real ones with parts changed, and others.
  One in 250 has 1 MiB to just above 4 MiB.
  --body I reads that one alone.`;

/** Findings that are shown; the rest is counted. */
const mostShown = 10;
const shown = 400;

const number = (text: string) => countIn(text, usage);

/** `npm run fuzz`. Returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = { runs: { type: "string" }, seed: { type: "string" }, body: { type: "string" } } as const;
  const { values } = parseArgs({ args, options });
  const { runs = "100000", seed: given = String(randomInt(2 ** 31)), body } = values;
  const seed = number(given);
  console.log(`seed ${seed}`);
  const [first, count] = body === undefined ? [1, number(runs)] : [number(body), 1];
  const { findings, counts, operations, idle } = await fuzz(seed, first, count);
  for (const { body: index, target, problems, answer } of findings.slice(0, mostShown)) {
    console.log(`${target.kind} ${target.way}: ${problems.join("; ")}`);
    if (answer) console.log(`  HTTP ${answer.status} ${JSON.stringify(answer.body.slice(0, shown))}`);
    console.log(`  again: npm run fuzz -- --seed ${seed} --body ${index}`);
  }
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, { bodies, taken, large, stallMs }] of rows)
    console.log(`${name}: ${bodies} bodies, ${taken} taken, ${large} large, ${Math.round(stallMs)} ms`);
  for (const [name, answers] of [...operations].sort()) console.log(`answers to ${name}: ${answers}`);
  console.log(`ask for nothing: ${idle.join(", ")}`);
  const largeOnes = rows.reduce((sum, [, { large }]) => sum + large, 0);
  const stall = Math.max(...rows.map(([, { stallMs }]) => stallMs));
  console.log(
    `${count} bodies (${largeOnes} of 1 to 4 MiB), ${findings.length} findings, longest stall ${Math.round(stall)} ms of processor time`,
  );
  return findings.length === 0 ? 0 : 1;
}

runMain(() => main(process.argv.slice(2)));
