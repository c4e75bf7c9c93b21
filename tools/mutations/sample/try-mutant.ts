import type { Copy } from "../copy";
import { runTests } from "../jest-run";
import { type Coverage, testsOf } from "./coverage";
import { type Mutant, mutated } from "./mutants";

/** A test file may take so many times longer than usual, and some seconds: the machine may be busy. */
const slower = 4;
const startMs = 15_000;

/** Runs the tests that execute the mutant's line. Whether it died. */
export async function dies(copy: Copy, mutant: Mutant, coverages: readonly Coverage[]): Promise<boolean> {
  const tests = testsOf(coverages, mutant.file, mutant.line);
  if (tests.length === 0) return false;
  const usual = new Map(tests.map(({ file, ms }) => [file, ms]));
  const source = copy.read(mutant.file);
  copy.write(mutant.file, mutated(source, mutant));
  try {
    const limitMs = (file: string) => startMs + slower * (usual.get(file) ?? 0);
    const verdict = await runTests({ folder: copy.folder, files: tests.map(({ file }) => file), limitMs });
    return verdict.end !== "passed";
  } finally {
    copy.write(mutant.file, source);
  }
}
