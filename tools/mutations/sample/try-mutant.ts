import type { Copy } from "../copy";
import { runTests, type Verdict } from "../jest-run";
import { titlePattern } from "../title-pattern";
import { withChange } from "../with-change";
import { type Coverage, testsOf } from "./coverage";
import { type Mutant, mutated } from "./mutants";

/** Tests of what only Pulumi's provider process executes, quickest first. Their coverage is not measured. */
const processTests = ["cancel", "status-rows", "process-end", "engine-gone"].map((name) => `test/host/${name}.test.ts`);
const processLimitMs = () => 180_000;

/** A test file may take so many times longer than usual, and some seconds: the machine may be busy. */
const slower = 4;
const startMs = 15_000;

/** From here on the failure of a test file must repeat itself: such files have many real sockets, and a busy machine can fail them. */
const longMs = 2_000;

/** Runs test files until one of them notices what was changed. */
async function runUntilNoticed({ folder }: Copy, tests: readonly Coverage[]): Promise<Verdict> {
  const usual = new Map(tests.map(({ file, ms }) => [file, ms]));
  const msOf = (file: string) => usual.get(file) ?? 0;
  const limitMs = (file: string) => startMs + slower * msOf(file);
  const run = (files: readonly string[], title?: string): Promise<Verdict> => {
    const pattern = title === undefined ? {} : { pattern: `${titlePattern(title)}$` };
    return runTests({ folder, files, limitMs, ...pattern });
  };
  let left = tests.map(({ file }) => file);
  for (;;) {
    const verdict = await run(left);
    if (verdict.end === "passed") return verdict;
    const isSure = verdict.end === "too slow" || msOf(verdict.file) < longMs;
    const again = isSure ? verdict : await run([verdict.file], verdict.title);
    left = left.slice(left.indexOf(verdict.file) + 1);
    if (again.end !== "passed" || left.length === 0) return again;
  }
}

/** Runs the tests that execute the mutant's line, until one of them notices: it has passed if the mutant survives. */
export async function tryMutant(copy: Copy, mutant: Mutant, coverages: readonly Coverage[]): Promise<Verdict> {
  const tests = testsOf(coverages, mutant.file, mutant.line);
  return withChange(copy, mutant.file, mutated(copy.read(mutant.file), mutant), () =>
    tests.length > 0
      ? runUntilNoticed(copy, tests)
      : runTests({ folder: copy.folder, files: processTests, limitMs: processLimitMs }),
  );
}
