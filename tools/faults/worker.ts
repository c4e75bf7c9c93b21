import { runCut, runScenarios } from "./campaign";
import type { Cut } from "./every";

/** Scenarios that one process runs at the request of the one that started it: drawn ones, or all cuts of a run. */
export type Slice = { readonly seed: number; readonly first: number; readonly runs: number } | { readonly cut: Cut };

process.on("message", (slice: Slice) => {
  const work = "cut" in slice ? runCut(slice.cut) : runScenarios(slice.seed, slice.first, slice.runs);
  work.then(
    (result) => process.send?.(result),
    (error: Error) => {
      console.error(error.stack);
      process.exit(1);
    },
  );
});
