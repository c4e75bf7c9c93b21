import { readdirSync, readFileSync } from "node:fs";

export interface StackProcess {
  readonly pid: number;
  readonly args: readonly string[];
}

const parts = (file: string) => readFileSync(file, "utf8").split("\0").filter(Boolean);

/**
 * The processes that a run with this environment started: the engine hands its environment on, and the home folder in it
 * is one stack's alone. None where there is no /proc; zombies do not count.
 */
export function processesOf(env: NodeJS.ProcessEnv): StackProcess[] {
  if (process.platform !== "linux") return [];
  const mark = `PULUMI_HOME=${env["PULUMI_HOME"]}`;
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const args = parts(`/proc/${name}/cmdline`);
      const isOurs = args.length > 0 && parts(`/proc/${name}/environ`).includes(mark);
      return isOurs ? [{ pid: Number(name), args }] : [];
    } catch {
      return []; // it has ended meanwhile, or is somebody else's
    }
  });
}

/** Whether it is the Node process in which providers of this package run, not the shell that started it. */
export const isProvider = ({ args: [command = "", ...rest] }: StackProcess): boolean =>
  /(^|\/)node$/.test(command) && rest.some((arg) => arg.includes("/cmd/dynamic-provider"));

/** Sends a signal to a process that may have ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
