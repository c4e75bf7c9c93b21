import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** The value of PATH, however the platform spells the name. */
export function searchPath(env: NodeJS.ProcessEnv): string {
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH");
  return (name && env[name]) ?? "";
}

/** A copy of the environment with another PATH. */
export function withSearchPath(env: NodeJS.ProcessEnv, path: string): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([key]) => key.toUpperCase() !== "PATH");
  return { ...Object.fromEntries(others), PATH: path };
}

/** The file name of a program on this platform. */
export function executableName(program: string): string {
  return process.platform === "win32" ? `${program}.exe` : program;
}

/** Full path of a program in one folder, if it is there and may be run. */
export function executableIn(folder: string, program: string): string | undefined {
  const file = join(folder, executableName(program));
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Full path of the first such program on PATH; relative entries are ignored. */
export function executableOnPath(env: NodeJS.ProcessEnv, program: string): string | undefined {
  for (const folder of searchPath(env).split(delimiter)) {
    const found = isAbsolute(folder) ? executableIn(folder, program) : undefined;
    if (found) return found;
  }
  return undefined;
}
