import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { countIn } from "../count";

export const usage = `npm run mutations [-- --sample N [--seed K]]
  Takes each named protection of the provider away and demands that its test fails. With --sample it draws N small
  changes of the source instead, and runs the tests of test/pure and test/runtime that execute the changed line.`;

export interface Arguments {
  /** How many mutants to draw; undefined for the named ones. */
  readonly sample: number | undefined;
  readonly seed: number;
}

const options = { sample: { type: "string" }, seed: { type: "string" } } as const;

/** Throws the usage if the command line is wrong. */
export function readArguments(args: string[]): Arguments {
  const { sample, seed = String(randomInt(2 ** 31)) } = parseArgs({ args, options }).values;
  const number = (text: string) => countIn(text, usage);
  return { sample: sample === undefined ? undefined : number(sample), seed: number(seed) };
}
