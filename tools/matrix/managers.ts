import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { managerEnvironment, npm } from "../packages/npm";
import { startCommand } from "../stack/command";
import type { Case } from "./cases";
import { fetched } from "./fetched";

/** How a manager other than npm is had, and how it installs what package.json names. No script of a package runs. */
interface Manager {
  /** Package and release line that hold it. */
  readonly package: string;
  readonly line: string;
  /** The command in that package's folder, and its arguments. */
  command(folder: string): string[];
  /** Files that the project needs for it. */
  readonly files?: Readonly<Record<string, string>>;
  /** What programs of the project need in their environment to find what it installed. */
  environment?(project: string): NodeJS.ProcessEnv;
}

/** The file that a package's own command starts. */
const script = (folder: string, command: string): string =>
  join(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).bin[command]);

const berry = (linker: "node-modules" | "pnp"): Manager => ({
  package: "@yarnpkg/cli-dist",
  line: "4",
  command: (folder) => [process.execPath, script(folder, "yarn"), "install"],
  // without a lock file of its own the project belongs to one above
  files: { ".yarnrc.yml": `nodeLinker: ${linker}\nenableScripts: false\nenableTelemetry: false\n`, "yarn.lock": "" },
});

const managers: Readonly<Record<Exclude<Case["manager"], "npm">, Manager>> = {
  // of a line that is no native program, because no script of a package runs
  pnpm: {
    package: "pnpm",
    line: "10",
    command: (folder) => [process.execPath, script(folder, "pnpm"), "install", "--ignore-scripts", "--prefer-offline"],
  },
  yarn: {
    package: "yarn",
    line: "1",
    command: (folder) => [process.execPath, script(folder, "yarn"), "install", "--ignore-scripts", "--prefer-offline"],
  },
  "yarn 4": berry("node-modules"),
  "yarn 4, Plug'n'Play": {
    ...berry("pnp"),
    // the first is for require, the second for import
    environment: (project) => ({
      NODE_OPTIONS: `--require ${join(project, ".pnp.cjs")} --experimental-loader ${join(project, ".pnp.loader.mjs")}`,
    }),
  },
  bun: {
    package: `@oven/bun-${process.platform === "win32" ? "windows" : process.platform}-${process.arch === "arm64" ? "aarch64" : process.arch}`,
    line: "1",
    command: (folder) => [join(folder, "bin", "bun"), "install", "--ignore-scripts"],
  },
};

/** The registry that npm uses here: other managers do not read all of npm's settings. */
async function registry(cwd: string): Promise<NodeJS.ProcessEnv> {
  const { output } = await npm(["config", "get", "registry"], cwd);
  const address = output.trim();
  return { npm_config_registry: address, YARN_REGISTRY: address, YARN_NPM_REGISTRY_SERVER: address };
}

/** The folder of a manager's package; nothing for npm, which is here. Throws the reason when it is not to be had. */
export const managerFolder = async (manager: Case["manager"]): Promise<string> =>
  manager === "npm" ? "" : fetched(managers[manager].package, managers[manager].line);

/** Installs a project's dependencies; what its programs need in their environment. Throws with the manager's output. */
export async function install(manager: Case["manager"], project: string): Promise<NodeJS.ProcessEnv> {
  if (manager === "npm") {
    await npm(["install", "--ignore-scripts", "--prefer-offline"], project);
    return {};
  }
  const { command, files = {}, environment = () => ({}) } = managers[manager];
  for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
  const [program = "", ...args] = command(await managerFolder(manager));
  const env = { ...managerEnvironment(), ...(await registry(project)) };
  const run = await startCommand(program, args, { cwd: project, env }).ended;
  if (run.code !== 0) throw new Error(`${manager} ended with ${run.code}:\n${run.output}`);
  return environment(project);
}
