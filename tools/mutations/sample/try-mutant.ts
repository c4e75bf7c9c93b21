import type { Copy } from "../copy";
import { runTests, type Verdict } from "../jest-run";
import { titlePattern } from "../title-pattern";
import { type Coverage, testsOf } from "./coverage";
import { type Mutant, mutated } from "./mutants";
import { diesInProcess } from "./provider-process";

/** A test file may take so many times longer than usual, and some seconds: the machine may be busy. */
const slower = 4;
const startMs = 15_000;

/** From here on the failure of a test file must repeat itself: such files have many real sockets, and a busy machine can fail them. */
const longMs = 2_000;

/** Runs the tests that execute the mutant's line. Whether it died. */
export async function dies(copy: Copy, mutant: Mutant, coverages: readonly Coverage[]): Promise<boolean> {
  const tests = testsOf(coverages, mutant.file, mutant.line);
  if (tests.length === 0) return diesInProcess(copy, mutant);
  const usual = new Map(tests.map(({ file, ms }) => [file, ms]));
  const msOf = (file: string) => usual.get(file) ?? 0;
  const limitMs = (file: string) => startMs + slower * msOf(file);
  const run = (files: readonly string[], title?: string): Promise<Verdict> => {
    const pattern = title === undefined ? {} : { pattern: `${titlePattern(title)}$` };
    return runTests({ folder: copy.folder, files, limitMs, ...pattern });
  };
  const source = copy.read(mutant.file);
  copy.write(mutant.file, mutated(source, mutant));
  try {
    for (let left = tests.map(({ file }) => file); left.length > 0; ) {
      const verdict = await run(left);
      if (verdict.end === "passed") return false;
      const isSure = verdict.end === "too slow" || msOf(verdict.file) < longMs;
      if (isSure || (await run([verdict.file], verdict.title)).end !== "passed") return true;
      left = left.slice(left.indexOf(verdict.file) + 1);
    }
    return false;
  } finally {
    copy.write(mutant.file, source);
  }
}
