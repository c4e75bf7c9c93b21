import { readFileSync } from "node:fs";
import { join } from "node:path";
import { managerEnvironment, npm } from "../packages/npm";
import { startCommand } from "../stack/command";
import type { Case } from "./cases";
import { fetched } from "./fetched";

/**
 * Package and release line of each manager but npm, and how it installs what package.json names. No script of a package runs,
 * which is why pnpm is of a line that is no native program.
 */
const MANAGERS = {
  pnpm: { package: "pnpm", line: "10", args: ["install", "--ignore-scripts", "--prefer-offline"] },
  yarn: { package: "yarn", line: "1", args: ["install", "--ignore-scripts", "--prefer-offline", "--non-interactive"] },
} as const;

/** The registry that npm uses here: other managers do not read all of npm's settings. */
async function registry(cwd: string): Promise<NodeJS.ProcessEnv> {
  const { output } = await npm(["config", "get", "registry"], cwd);
  const npm_config_registry = output.trim();
  return { npm_config_registry, YARN_REGISTRY: npm_config_registry };
}

/** Installs a project's dependencies. Throws with the manager's output when it fails. */
export async function install(manager: Case["manager"], project: string): Promise<void> {
  if (manager === "npm") {
    await npm(["install", "--ignore-scripts", "--prefer-offline"], project);
    return;
  }
  const { package: name, line, args } = MANAGERS[manager];
  const folder = await fetched(name, line);
  const env = { ...managerEnvironment(), ...(await registry(project)) };
  const run = await startCommand(process.execPath, [entry(folder, name), ...args], { cwd: project, env }).ended;
  if (run.code !== 0) throw new Error(`${manager} ended with ${run.code}:\n${run.output}`);
}

/** The file that a manager's own command starts. */
function entry(folder: string, command: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, bin[command]);
}
