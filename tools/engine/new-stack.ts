import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine";

/**
 * Makes a stack of the project in an isolated environment. The CLI writes the new stack's settings into the project's
 * folder whatever its environment says; they are moved to where all later commands look for them.
 */
export function newStack(engine: Engine, env: NodeJS.ProcessEnv, project: string, name: string): void {
  execFileSync(engine.command, ["stack", "init", name], { cwd: project, env, stdio: ["ignore", "ignore", "pipe"] });
  renameSync(join(project, `Pulumi.${name}.yaml`), env["PULUMI_OPTION_CONFIG_FILE"] ?? "");
}
