import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Run {
  /** 1 for a command that a signal ended. */
  readonly code: number;
  /** What the terminal shows, both streams. */
  readonly output: string;
}

/** A command that runs. */
export interface Command {
  readonly pid: number;
  readonly isRunning: () => boolean;
  /** Resolves when the process is gone; children of it may still write. */
  readonly exited: Promise<void>;
  /** Resolves when nobody writes any more. */
  readonly ended: Promise<Run>;
}

export function startCommand(
  command: string,
  args: string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Command {
  const child = spawn(command, args, options);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "exit").then(() => {});
  const ended = once(child, "close").then(([code]) => ({ code: (code as number | null) ?? 1, output }));
  return {
    pid: child.pid ?? 0,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    exited,
    ended,
  };
}
