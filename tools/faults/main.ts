import { fork } from "node:child_process";
import { join } from "node:path";
import { runMain } from "../run-main";
import { type Arguments, readArguments } from "./arguments";
import { noFigures, type Result, sumOf } from "./campaign";
import { failureLines, figureLine } from "./report";
import type { Slice } from "./worker";

/** A process ends after so many scenarios, so that nothing that it gathers grows for ever. */
const sliceRuns = 250;
/** Failures that are shown; the rest is counted. */
const mostShown = 5;

/** Runs a slice of the scenarios in a process of its own. */
function runSlice(slice: Slice): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, "worker.js"), { execArgv: ["--single-threaded", "--max-semi-space-size=64"] });
    child.once("message", (result) => {
      child.disconnect();
      resolve(result as Result);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`a process ended with ${code} in ${JSON.stringify(slice)}`)));
    child.send(slice);
  });
}

function drawnSlices({ seed, first, runs }: Arguments): Slice[] {
  const slices: Slice[] = [];
  for (let at = first; at < first + runs; at += sliceRuns)
    slices.push({ seed, first: at, runs: Math.min(sliceRuns, first + runs - at) });
  return slices;
}

/** `npm run faults`. Returns the exit code. */
async function main(given: Arguments): Promise<number> {
  const { seed, cuts, parallel } = given;
  if (cuts.length === 0) console.log(`seed ${seed}`);
  const begun = performance.now();
  const slices: Slice[] = cuts.length > 0 ? cuts.map((cut) => ({ cut })) : drawnSlices(given);
  let figures = noFigures();
  let scenarios = 0;
  let failed = 0;
  const lane = async () => {
    for (let slice = slices.shift(); slice; slice = slices.shift()) {
      const result = await runSlice(slice);
      figures = sumOf(figures, result.figures);
      scenarios += result.scenarios;
      for (const failure of result.failures) {
        failed++;
        if (failed <= mostShown) console.log(failureLines(failure).join("\n"));
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  console.log(figureLine(figures));
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${scenarios} scenarios, ${failed} failed, ${seconds.toFixed(1)} s`);
  return failed === 0 ? 0 : 1;
}

runMain(() => main(readArguments(process.argv.slice(2))));
