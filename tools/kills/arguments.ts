import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { countIn } from "../count";
import { hows } from "./cuts";
import { type Fixed, whats } from "./point";

export interface Arguments extends Fixed {
  readonly seed: number;
  /** Numbers of the points to run. */
  readonly indices: readonly number[];
  /** Points that run at the same time. */
  readonly parallel: number;
}

export const usage = `npm run faults:engine -- [--points N] [--seed K] [--only ${whats.join("|")}] [--how ${hows.join("|")}] [--parallel M]
  Cuts runs of the real engine off at N drawn moments (default 20), lets the next run recover, and judges by the
  clouds' own books. --point N runs that one alone; --parallel M runs M at a time.`;

const options = {
  points: { type: "string" },
  point: { type: "string" },
  seed: { type: "string" },
  only: { type: "string" },
  how: { type: "string" },
  parallel: { type: "string" },
} as const;

/** Throws the usage if the command line is wrong. */
export function readArguments(args: string[]): Arguments {
  const { values } = parseArgs({ args, options });
  const { points = "20", point, seed = String(randomInt(2 ** 31)), only, how, parallel = "1" } = values;
  const number = (text: string) => countIn(text, usage);
  const oneOf = <T extends string>(choices: readonly T[], text: string | undefined) => {
    const choice = choices.find((each) => each === text);
    if (text !== undefined && choice === undefined) throw new Error(usage);
    return choice;
  };
  const indices = point === undefined ? Array.from({ length: number(points) }, (_, i) => i + 1) : [number(point)];
  const lanes = Math.max(1, number(parallel));
  return { seed: number(seed), indices, parallel: lanes, what: oneOf(whats, only), how: oneOf(hows, how) };
}
