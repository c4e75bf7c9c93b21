import { runScenarios } from "./campaign";

/** Scenarios that one process runs at the request of the one that started it. */
export interface Slice {
  readonly seed: number;
  readonly first: number;
  readonly runs: number;
}

process.on("message", ({ seed, first, runs }: Slice) => {
  runScenarios(seed, first, runs).then(
    (result) => process.send?.(result),
    (error: Error) => {
      console.error(error.stack);
      process.exit(1);
    },
  );
});
