import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { countIn } from "../count";

export interface Arguments {
  readonly seed: number;
  /** Numbers of the scenarios to run: from the first, so many. */
  readonly first: number;
  readonly runs: number;
  /** Processes that share the work. */
  readonly parallel: number;
}

export const usage = `npm run faults -- [--runs N] [--seed K] [--parallel M]
  Runs N drawn scenarios (default 1,000) of the handlers against the simulated clouds in virtual time, with faults,
  cancels and kills, and judges each by the clouds' own books. M processes share the work (default: as many as there
  are processors). --run I runs that one alone.`;

const options = {
  runs: { type: "string" },
  run: { type: "string" },
  seed: { type: "string" },
  parallel: { type: "string" },
} as const;

/** Throws the usage if the command line is wrong. */
export function readArguments(args: string[]): Arguments {
  const { values } = parseArgs({ args, options });
  const number = (text: string) => countIn(text, usage);
  const { runs = "1000", run, seed = String(randomInt(2 ** 31)), parallel } = values;
  const slice = run === undefined ? { first: 1, runs: number(runs) } : { first: number(run), runs: 1 };
  const lanes = parallel === undefined ? availableParallelism() : Math.max(1, number(parallel));
  return { seed: number(seed), ...slice, parallel: Math.min(lanes, slice.runs) };
}
