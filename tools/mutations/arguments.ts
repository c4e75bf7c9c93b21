import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { countIn } from "../count";

export const usage = `npm run mutations [-- --sample N [--seed K] [--numbers A-B,C]]
  Takes each named protection of the provider away and demands that its test fails. With --sample it draws N small
  changes of the source instead, and runs the tests of test/pure and test/runtime that execute the changed line.
  With --numbers it judges only those of the drawn changes, by their place in the draw: 51-200, or 12,57.`;

export interface Sample {
  /** How many mutants to draw. */
  readonly count: number;
  readonly seed: number;
  /** Whether the mutant in this place of the draw is to be judged. Places count from one. */
  readonly isWanted: (place: number) => boolean;
}

const options = { sample: { type: "string" }, seed: { type: "string" }, numbers: { type: "string" } } as const;

/** The places that a text like `51-200,12` names. */
function placesIn(text: string): Sample["isWanted"] {
  const ranges = text.split(",").map((part) => {
    const [first = "", last = first, ...more] = part.split("-");
    if (more.length > 0) throw new Error(usage);
    return [countIn(first, usage), countIn(last, usage)] as const;
  });
  return (place) => ranges.some(([first, last]) => place >= first && place <= last);
}

/** The sample that is asked for; undefined for the named mutations. Throws the usage if the command line is wrong. */
export function readArguments(args: string[]): Sample | undefined {
  const { sample, seed = String(randomInt(2 ** 31)), numbers } = parseArgs({ args, options }).values;
  if (sample === undefined) return undefined;
  const isWanted = numbers === undefined ? () => true : placesIn(numbers);
  return { count: countIn(sample, usage), seed: countIn(seed, usage), isWanted };
}
