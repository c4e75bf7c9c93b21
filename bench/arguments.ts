import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export const parts = ["A", "B", "C", "D"] as const;
export type Part = (typeof parts)[number];

export interface Arguments {
  /** Whether stdout gets one JSON document and nothing else. */
  readonly json: boolean;
  readonly only: readonly Part[];
  readonly seed: number;
}

export const usage = `npm run bench -- [--only A|B|C|D] [--json] [--seed N]
  A  waiting on a virtual clock, against the laws of other providers; draws docs/bench/*.svg
  B  a thousand and ten thousand waiting creates in one real provider process
  C  preview and state on the real Pulumi engine
  D  answers of 4 MiB of many shapes, read by the clouds' real clients`;

/** Throws what is wrong with the command line. */
export function readArguments(args: string[]): Arguments {
  const options = { json: { type: "boolean" }, only: { type: "string" }, seed: { type: "string" } } as const;
  const { values } = parseArgs({ args, options });
  const only = values.only === undefined ? parts : parts.filter((part) => values.only?.toUpperCase().includes(part));
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (only.length === 0 || !Number.isSafeInteger(seed)) throw new Error(usage);
  return { json: values.json ?? false, only, seed };
}
