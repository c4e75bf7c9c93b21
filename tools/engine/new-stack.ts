import { execFile } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Engine } from "./engine";

/**
 * Makes a stack of the project in an isolated environment. The CLI writes the new stack's settings into the project's
 * folder whatever its environment says; they are moved to where all later commands look for them.
 */
export async function newStack(engine: Engine, env: NodeJS.ProcessEnv, project: string, name: string): Promise<void> {
  await promisify(execFile)(engine.command, ["stack", "init", name], { cwd: project, env });
  renameSync(join(project, `Pulumi.${name}.yaml`), env["PULUMI_OPTION_CONFIG_FILE"] ?? "");
}
