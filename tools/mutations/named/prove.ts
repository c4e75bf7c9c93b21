import type { Copy } from "../copy";
import { describeVerdict } from "../describe-verdict";
import { runTests, type Verdict } from "../jest-run";
import { replaceOnce } from "../replace-once";
import { titlePattern } from "../title-pattern";
import { withChange } from "../with-change";
import type { Mutation, TestName } from "./mutation";

const limitMs = () => 120_000;

/** Runs tests of a file by their titles. */
const run = ({ folder }: Copy, file: string, titles: readonly string[]) =>
  runTests({ folder, files: [file], pattern: `(${titles.map(titlePattern).join("|")})$`, limitMs });

/** Throws unless all tests of one file exist, and pass for the source as it is. */
async function provePassingIn(copy: Copy, file: string, titles: readonly string[]): Promise<void> {
  const verdict = await run(copy, file, titles);
  if (verdict.end !== "passed") throw new Error(`${file} does not pass as the source is (${describeVerdict(verdict)})`);
  const isThere = (title: string) => verdict.titles.some((each) => new RegExp(`^${titlePattern(title)}$`).test(each));
  const missing = titles.filter((title) => !isThere(title));
  if (missing.length > 0) throw new Error(`${file} has no such test: ${missing.join(", ")}`);
}

/** Throws unless the tests of all mutations exist, and pass for the source as it is. */
export async function provePassing(copy: Copy, mutations: readonly Mutation[]): Promise<void> {
  const titles = new Map<string, Set<string>>();
  for (const { file, title } of mutations.map(({ test }): TestName => test)) {
    titles.set(file, (titles.get(file) ?? new Set()).add(title));
  }
  for (const [file, names] of titles) await provePassingIn(copy, file, [...names]);
}

/**
 * What a run of the test says of the mutated source. A file that cannot be run at all proves nothing, and neither does a
 * test that does not end, unless the protection is one against just that.
 */
export function resultOf(verdict: Verdict, mayHang = false): string {
  if (verdict.end === "passed") return "SURVIVED";
  if (verdict.end === "too slow") return mayHang ? "died" : "TOO SLOW";
  return verdict.title === undefined ? "BROKEN" : "died";
}

/** Takes one protection away and runs the test that must notice: `died`, or what went wrong. */
export async function prove(copy: Copy, { file, from, to, test, mayHang }: Mutation): Promise<string> {
  const text = replaceOnce(copy.read(file), from, to);
  return resultOf(await withChange(copy, file, text, () => run(copy, test.file, [test.title])), mayHang);
}
