import { delimiter, dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder";
import { CHOICES } from "./choices";
import { cliVersion } from "./cli-version";
import type { Engine } from "./engine";
import { EngineMissingError } from "./engine-missing-error";
import { languageHost } from "./language-host";
import { projectRoot } from "./project-root";
import { sdkFolder } from "./sdk-folder";
import { searchPath } from "./search-path";
import type { Setting } from "./setting";

/**
 * Finds a Pulumi CLI of the user's, of an earlier run, or makes one: PATH, Pulumi's home folder, our cache, the
 * download, Go modules. Each candidate is started once and must be recent enough and have a Node language host.
 * Throws {@link EngineMissingError} when nothing works. `say` hears what is going on.
 */
export async function findEngine(
  options: { say?: (line: string) => void; env?: NodeJS.ProcessEnv } = {},
): Promise<Engine> {
  const { say = () => {}, env = process.env } = options;
  const setting: Setting = { env, say, folder: cacheFolder(env) };
  const reasons: string[] = [];
  for (const { source, find } of CHOICES) {
    try {
      const command = await find(setting);
      if (!command) continue;
      const version = await cliVersion(command, setting);
      const host = await languageHost(dirname(command), setting);
      return { command, version, source, path: enginePath(command, host, env) };
    } catch (error) {
      const reason = `${source}: ${(error as Error).message}`;
      reasons.push(reason);
      say(reason);
    }
  }
  throw new EngineMissingError(reasons);
}

function enginePath(command: string, host: string, env: NodeJS.ProcessEnv): string {
  const folders = [join(projectRoot(), "node_modules", ".bin"), dirname(command), dirname(host), sdkFolder()];
  return [...new Set([...folders, ...searchPath(env).split(delimiter)])].filter(Boolean).join(delimiter);
}
