import { parseArgs } from "node:util";
import type { SimulatorOptions } from "./options";

/** How the command line is written. */
export const usage = "usage: cloud-snapshots-simulator [--port N] [--snapshot-seconds S] [--seed K] [--json]";

/** What the command line asks for. */
export interface Flags {
  readonly options: SimulatorOptions;
  /** Whether to print one line for programs instead of the text for people. */
  readonly json: boolean;
}

/** Reads the command line; undefined when it does not fit the usage. */
export function parseFlags(args: readonly string[]): Flags | undefined {
  const flag = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: flag, "snapshot-seconds": flag, seed: flag, json: { type: "boolean" } },
    });
    const port = wholeNumber(values.port, 65535);
    const seed = wholeNumber(values.seed, 2 ** 32 - 1);
    const snapshotSeconds = seconds(values["snapshot-seconds"]);
    const options = {
      ...(port === undefined ? {} : { port }),
      ...(seed === undefined ? {} : { seed }),
      ...(snapshotSeconds === undefined ? {} : { snapshotSeconds }),
    };
    return { options, json: values.json ?? false };
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string | undefined, highest: number): number | undefined {
  if (text !== undefined && (!/^\d+$/.test(text) || Number(text) > highest)) {
    throw new RangeError(text);
  }
  return text === undefined ? undefined : Number(text);
}

function seconds(text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d+(\.\d+)?$/.test(text)) {
    throw new RangeError(text);
  }
  return text === undefined ? undefined : Number(text);
}
