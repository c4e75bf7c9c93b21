import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { countIn } from "../count";
import { type Cut, cuts } from "./every";

export interface Arguments {
  readonly seed: number;
  /** Numbers of the scenarios to run: from the first, so many. */
  readonly first: number;
  readonly runs: number;
  /** Processes that share the work. */
  readonly parallel: number;
  /** The runs that are cut short at every moment instead. */
  readonly cuts: readonly Cut[];
}

export const usage = `npm run faults -- [--runs N] [--seed K] [--parallel M]
  Runs N drawn scenarios (default 1,000) of the handlers against the simulated clouds in virtual time, with faults,
  cancels and kills, and judges each by the clouds' own books. M processes share the work (default: as many as there
  are processors). --run I runs that one alone. --every cuts one run of each kind and command short at each moment of
  it instead, in every way; --only ecs-up those of that kind and command alone.`;

const options = {
  runs: { type: "string" },
  run: { type: "string" },
  seed: { type: "string" },
  parallel: { type: "string" },
  every: { type: "boolean", default: false },
  only: { type: "string" },
} as const;

/** Throws the usage if the command line is wrong. */
export function readArguments(args: string[]): Arguments {
  const { values } = parseArgs({ args, options });
  const number = (text: string) => countIn(text, usage);
  const { runs = "1000", run, seed = String(randomInt(2 ** 31)), parallel, every, only } = values;
  const slice = run === undefined ? { first: 1, runs: number(runs) } : { first: number(run), runs: 1 };
  const lanes = parallel === undefined ? availableParallelism() : Math.max(1, number(parallel));
  const chosen = every ? cuts(only) : [];
  if (every ? chosen.length === 0 : only !== undefined) throw new Error(usage);
  return { seed: number(seed), ...slice, cuts: chosen, parallel: Math.min(lanes, every ? chosen.length : slice.runs) };
}
