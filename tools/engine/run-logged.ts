import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

const reportEveryMs = 30_000;
const lastLineCount = 12;

interface LoggedRun {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Takes everything the program prints. */
  readonly log: string;
  readonly timeoutMs: number;
  /** "Building pulumi": begins the lines that are said. */
  readonly what: string;
  readonly say: (line: string) => void;
}

/** Runs a long program with its output in a log file, and says every half minute that it still runs. */
export async function runLogged(command: string, args: readonly string[], run: LoggedRun): Promise<void> {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const reports = setInterval(() => run.say(`${run.what}: ${seconds()} so far.`), reportEveryMs);
  const log = openSync(run.log, "w");
  try {
    const failure = await new Promise<string | undefined>((resolve) => {
      const child = spawn(command, args, {
        cwd: run.cwd,
        env: run.env,
        stdio: ["ignore", log, log],
        timeout: run.timeoutMs,
        windowsHide: true,
      });
      child.on("error", (error) => resolve(error.message));
      child.on("close", (code, signal) =>
        resolve(code === 0 ? undefined : signal ? `ended by ${signal}` : `exit code ${code}`),
      );
    });
    if (failure)
      throw new Error(`${run.what} failed after ${seconds()} (${failure}); log: ${run.log}\n${lastLines(run.log)}`);
    run.say(`${run.what}: done in ${seconds()}.`);
  } finally {
    clearInterval(reports);
    closeSync(log);
  }
}

function lastLines(file: string): string {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").slice(-lastLineCount);
  return lines.map((line) => `    ${line}`).join("\n");
}
