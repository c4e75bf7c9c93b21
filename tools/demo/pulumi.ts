import { spawn } from "node:child_process";
import type { Engine } from "../engine";
import { projectRoot } from "../engine/project-root";

/** Runs the Pulumi CLI on the root stack with this terminal; its exit code. */
export function pulumi(engine: Engine, env: NodeJS.ProcessEnv, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(engine.command, args, { cwd: projectRoot(), env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
