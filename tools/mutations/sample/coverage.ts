import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { projectRoot } from "../../engine/project-root";
import type { Copy } from "../copy";
import { describeVerdict } from "../describe-verdict";
import { runTests } from "../jest-run";

/** What a test file executes, and how long it takes. */
export interface Coverage {
  readonly file: string;
  readonly ms: number;
  /** Executed lines of each source file. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** A file of jest's report. */
interface Reported {
  readonly path: string;
  readonly statementMap: Record<string, { readonly start: { readonly line: number } }>;
  readonly s: Record<string, number>;
}

const levels = ["test/pure/", "test/runtime/"];
const longest = 300_000;
/** A machine that is busy for a moment lets a test with real sockets fail. */
const attempts = 3;

export const testFilesOf = ({ files }: Copy): string[] =>
  files.filter((file) => levels.some((level) => file.startsWith(level)) && file.endsWith(".test.ts"));

/** Files that a test file may depend on, beside itself. */
const isShared = (file: string) => /^(provider|simulator|bench|test\/support)\//.test(file);

/** Where the coverage of a test file is kept: a name for it and for all that it depends on. */
function cacheOf(copy: Copy, testFile: string): string {
  const hash = createHash("sha256");
  for (const file of [...copy.files.filter(isShared), testFile]) hash.update(`${file}\0${copy.read(file)}\0`);
  return join(projectRoot(), ".cache", "mutations", `${hash.digest("hex").slice(0, 32)}.json`);
}

function executedLines(copy: Copy, report: string): Coverage["lines"] {
  const files = Object.values(JSON.parse(readFileSync(report, "utf8")) as Record<string, Reported>);
  const nameOf = (path: string) => relative(copy.folder, path).split(sep).join("/");
  const linesOf = ({ statementMap, s }: Reported) =>
    Object.entries(statementMap).flatMap(([id, { start }]) => ((s[id] ?? 0) > 0 ? [start.line] : []));
  return Object.fromEntries(files.map((file) => [nameOf(file.path), linesOf(file)]));
}

async function measure(copy: Copy, file: string, left = attempts): Promise<Coverage> {
  const reports = join(copy.folder, ".cache", "coverage");
  const more = ["--coverage", "--coverageProvider=v8", "--coverageReporters=json", `--coverageDirectory=${reports}`];
  const verdict = await runTests({ folder: copy.folder, files: [file], limitMs: () => longest, more });
  if (verdict.end !== "passed" && left > 1) return measure(copy, file, left - 1);
  if (verdict.end !== "passed") throw new Error(`${file} does not pass as the source is (${describeVerdict(verdict)})`);
  const lines = executedLines(copy, join(reports, "coverage-final.json"));
  rmSync(reports, { recursive: true });
  return { file, ms: verdict.ms, lines };
}

/** The coverage of a test file, measured once for each state of it and of all that it depends on. */
export async function coverageOf(copy: Copy, testFile: string): Promise<Coverage> {
  const cache = cacheOf(copy, testFile);
  if (existsSync(cache)) return JSON.parse(readFileSync(cache, "utf8")) as Coverage;
  const coverage = await measure(copy, testFile);
  mkdirSync(join(cache, ".."), { recursive: true });
  writeFileSync(cache, JSON.stringify(coverage));
  return coverage;
}

/** The test files that execute a line, quickest first. */
export const testsOf = (coverages: readonly Coverage[], source: string, line: number): Coverage[] =>
  coverages.filter(({ lines }) => lines[source]?.includes(line)).sort((a, b) => a.ms - b.ms);
