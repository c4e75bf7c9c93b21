import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { cli, goModFile, languageHostName, moduleVersion } from "./go-modules";

/**
 * The folder that keeps what was downloaded or built: `engine-<version>-<hash of both go.mod files>` in the user's
 * cache, or in CLOUD_SNAPSHOTS_ENGINE_CACHE.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256");
  for (const module of [cli, languageHostName]) hash.update(readFileSync(goModFile(module)));
  const name = `engine-${moduleVersion(cli)}-${hash.digest("hex").slice(0, 10)}`;
  return join(resolve(env.CLOUD_SNAPSHOTS_ENGINE_CACHE || join(userCache(env), "pulumi-cloud-snapshots")), name);
}

function userCache(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return env.LOCALAPPDATA || join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homeFolder(env), "Library", "Caches");
  return env.XDG_CACHE_HOME || join(homeFolder(env), ".cache");
}

/** The user's home folder as the given environment names it. */
export function homeFolder(env: NodeJS.ProcessEnv): string {
  return (process.platform === "win32" ? env.USERPROFILE : env.HOME) || homedir();
}
