import { cleanEnvironment, proxyEnvironment } from "../engine/clean-environment";
import { type Run, startCommand } from "../stack/command";

/**
 * What a package manager needs: where programs and homes are, the proxies, and the registry that npm uses here. Nothing of
 * the npm that may have started this process: its settings are those of another project.
 */
export const managerEnvironment = (): NodeJS.ProcessEnv => {
  const { npm_config_registry, NODE_EXTRA_CA_CERTS } = process.env;
  return {
    ...cleanEnvironment(process.env),
    ...proxyEnvironment(process.env),
    ...(npm_config_registry ? { npm_config_registry } : {}),
    ...(NODE_EXTRA_CA_CERTS ? { NODE_EXTRA_CA_CERTS } : {}),
  };
};

/** Runs npm in a folder: the one that started this process, else the one on PATH. Throws with its output when it fails. */
export async function npm(args: readonly string[], cwd: string): Promise<Run> {
  const started = process.env["npm_execpath"];
  const [command, ...first] = started?.endsWith("npm-cli.js") ? [process.execPath, started] : ["npm"];
  const run = await startCommand(command ?? "npm", [...first, ...args], { cwd, env: managerEnvironment() }).ended;
  if (run.code !== 0) throw new Error(`npm ${args.join(" ")} ended with ${run.code}:\n${run.output}`);
  return run;
}
