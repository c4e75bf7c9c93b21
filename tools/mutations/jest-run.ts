import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../engine/project-root";

/** How a run of test files ended: the first failure ends it. */
export type Verdict =
  | { readonly end: "passed"; readonly titles: readonly string[]; readonly ms: number }
  /** `title` is missing where the file itself could not be run. */
  | { readonly end: "failed"; readonly file: string; readonly title?: string }
  | { readonly end: "too slow"; readonly file: string };

interface Event {
  readonly event: "begin" | "passed" | "failed" | "end";
  readonly file: string;
  readonly title?: string;
  readonly isBroken?: boolean;
}

export interface TestRun {
  /** The folder that jest works in. */
  readonly folder: string;
  /** Test files, in this order. */
  readonly files: readonly string[];
  /** Only tests with such a name. */
  readonly pattern?: string;
  /** How long one of the files may take. */
  readonly limitMs: (file: string) => number;
  readonly more?: readonly string[];
}

/** Time that jest itself may take before the first file. */
const startMs = 60_000;

const own = (name: string) => join(projectRoot(), "tools", "mutations", "jest", name);

/** Ends jest and all that its tests have started: with a mutant a provider process may not end by itself. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // they have ended
  }
}

/** Runs test files one after the other until the first failure, or until one of them takes longer than it may. */
export function runTests({ folder, files, pattern, limitMs, more = [] }: TestRun): Promise<Verdict> {
  const args = [
    ...["--experimental-vm-modules", "--no-warnings", require.resolve("jest/bin/jest"), "--runInBand"],
    ...[`--reporters=${own("reporter.cjs")}`, `--testSequencer=${own("sequencer.cjs")}`, "--silent"],
    ...[`--cacheDirectory=${join(folder, ".cache", "jest")}`, ...(pattern ? ["-t", pattern] : []), ...more],
    ...["--runTestsByPath", ...files],
  ];
  return new Promise((resolve, reject) => {
    const jest = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"], detached: true });
    const kill = () => endGroup(jest);
    process.once("exit", kill);
    const titles: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    let begun = 0;
    let ms = 0;
    let verdict: Verdict | undefined;
    const stop = (end: Verdict) => {
      verdict ??= end;
      kill();
    };
    const allow = (file: string, ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => stop({ end: "too slow", file }), ms);
    };
    allow("jest", startMs);
    createInterface({ input: jest.stdout }).on("line", (line) => {
      if (!line.startsWith('{"event":')) return;
      const { event, file, title, isBroken } = JSON.parse(line) as Event;
      if (event === "begin") {
        begun = performance.now();
        allow(file, limitMs(file));
      }
      if (event === "passed" && title !== undefined) titles.push(title);
      else if (event === "failed") stop({ end: "failed", file, ...(title === undefined ? {} : { title }) });
      else if (event === "end" && isBroken) stop({ end: "failed", file });
      if (event === "end") ms += performance.now() - begun;
    });
    jest.once("error", reject).once("close", (code) => {
      clearTimeout(timer);
      process.off("exit", kill);
      kill();
      if (verdict) resolve(verdict);
      else if (code === 0) resolve({ end: "passed", titles, ms: Math.round(ms) });
      else reject(new Error(`jest ended with exit code ${code} and no failed test: ${files.join(" ")}`));
    });
  });
}
