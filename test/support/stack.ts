import { join } from "node:path";
import * as stacks from "../../tools/stack";

export type Stack = stacks.Stack;

const plugins = [join(__dirname, "..", "stand-ins")];

/** Stacks whose snapshots take two seconds, with the stand-ins of other people's plug-ins. */
export const Stack = {
  start: (name: string, program: string | { folder: string }, options: stacks.StackOptions = {}): Promise<Stack> =>
    stacks.Stack.start(name, program, { snapshotSeconds: 2, seed: 1, plugins, ...options }),
};

/** Waits until something is so that the real engine does. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}
