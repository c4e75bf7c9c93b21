import { type ExecFileException, execFile } from "node:child_process";

/** Runs a program without a shell and returns what it printed; throws when it cannot start, fails or takes too long. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; timeoutMs: number },
): Promise<string> {
  const { env, cwd, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { env, ...(cwd === undefined ? {} : { cwd }), timeout: timeoutMs, killSignal: "SIGKILL", windowsHide: true },
      (error, stdout, stderr) => (error ? reject(new Error(reasonOf(error, stderr, timeoutMs))) : resolve(stdout)),
    );
  });
}

function reasonOf(error: ExecFileException, stderr: string, timeoutMs: number): string {
  if (error.killed) return `it did not answer within ${timeoutMs / 1000} s`;
  if (typeof error.code === "string") return `it cannot be started (${error.code})`;
  const said = stderr.trim().split("\n").at(-1);
  return `it ended with exit code ${error.code}${said ? `: ${said}` : ""}`;
}
