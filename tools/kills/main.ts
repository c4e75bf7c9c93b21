import { runMain } from "../run-main";
import { type Arguments, readArguments } from "./arguments";
import { judge } from "./judge";
import { commandOf, drawPoint, type Point } from "./point";
import { failureLines, type Outcome, outcomeTable, writeEvidence } from "./report";
import { runPoint } from "./trial";

const say = (line: string) => console.log(line);

/** Runs a point and says how it went; undefined if it could not be run to its end. */
async function outcomeOf(point: Point): Promise<Outcome | undefined> {
  const title = `point ${point.index}: ${point.what}, ${point.how} after ${point.delayMs} ms`;
  try {
    const evidence = await runPoint(point);
    const outcome = { evidence, verdict: judge(evidence) };
    const isGood = outcome.verdict.problems.length === 0;
    const file = writeEvidence(outcome);
    const details = isGood ? [] : [...failureLines(outcome), `  all of it: ${file}`];
    say([`${title}: ${isGood ? "ok" : "FAILED"}`, ...details].join("\n"));
    return outcome;
  } catch (error) {
    say(`${title}: BROKEN: ${(error as Error).message}\n  again: ${commandOf(point)}`);
    return undefined;
  }
}

/** `npm run faults:engine`. Returns the exit code. */
async function main({ seed, indices, parallel, ...fixed }: Arguments): Promise<number> {
  if (process.platform !== "linux") throw new Error("Finding the processes of a stack needs Linux's /proc.");
  say(`seed ${seed}`);
  const waiting = [...indices];
  const outcomes: Outcome[] = [];
  let broken = 0;
  const lane = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const outcome = await outcomeOf(drawPoint(seed, index, fixed));
      if (outcome) outcomes.push(outcome);
      else broken++;
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  outcomes.sort((a, b) => a.evidence.point.index - b.evidence.point.index);
  say(`\n${outcomeTable(outcomes)}`);
  return broken === 0 && outcomes.every(({ verdict }) => verdict.problems.length === 0) ? 0 : 1;
}

runMain(() => main(readArguments(process.argv.slice(2))));
