import { delimiter, dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder";
import { choices } from "./choices";
import { cliVersion } from "./cli-version";
import type { Engine } from "./engine";
import { EngineMissingError } from "./engine-missing-error";
import { builtHost, languageHost } from "./language-host";
import { privateFolder } from "./private-folder";
import { projectRoot } from "./project-root";
import { pulumiReleases, type ReleaseSite } from "./release";
import { sdkFolder } from "./sdk-folder";
import { searchPath } from "./search-path";
import type { Setting } from "./setting";

/**
 * Finds a Pulumi CLI of the user's, of an earlier run, or makes one: PATH, Pulumi's home folder, our cache, the
 * download, Go modules. Each candidate is started once and must be recent enough and have a Node language host; what lies
 * in the cache must be what was put there. Throws {@link EngineMissingError} when nothing works, and when the cache cannot
 * be private. `say` hears what is going on; `site` is where releases are, for tests.
 */
export async function findEngine(
  options: { say?: (line: string) => void; env?: NodeJS.ProcessEnv; site?: ReleaseSite } = {},
): Promise<Engine> {
  const { say = () => {}, env = process.env, site = pulumiReleases } = options;
  const setting: Setting = { env, say, site, folder: cacheFolder(env) };
  const reasons: string[] = [];
  try {
    privateFolder(setting.folder, say);
  } catch (error) {
    throw new EngineMissingError([`cache: ${(error as Error).message}`]);
  }
  for (const { source, find } of choices) {
    try {
      const command = await find(setting);
      if (!command) continue;
      const version = await cliVersion(command, setting);
      const host = await languageHost(dirname(command), setting);
      return { command, version, source, path: enginePath(command, host, env), ...builtHost(host, setting) };
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
