import { dirname, join } from "node:path";
import { buildFromGo, built } from "./build-from-go";
import { cleanEnvironment } from "./clean-environment";
import { languageHostName, moduleVersion } from "./go-modules";
import { expectTrusted } from "./kept-program";
import { runProgram } from "./run-program";
import { executableIn, executableOnPath } from "./search-path";
import type { Setting } from "./setting";

/**
 * Full path of a Node language host for a CLI: the first that runs beside it, on PATH or in the cache, else a
 * new build. Throws the reason when there is none.
 */
export async function languageHost(cliFolder: string, setting: Setting): Promise<string> {
  const candidates = [
    executableIn(cliFolder, languageHostName.program),
    executableOnPath(setting.env, languageHostName.program),
    executableIn(join(setting.folder, built), languageHostName.program),
  ];
  for (const candidate of candidates) {
    if (!candidate) continue;
    try {
      await checkLanguageHost(candidate, setting);
      return candidate;
    } catch (error) {
      setting.say((error as Error).message);
    }
  }
  return buildFromGo(languageHostName, setting, checkLanguageHost);
}

/** The release of a language host, when it is one that was built here. */
export function builtHost(command: string, setting: Setting): { builtHost?: string } {
  return dirname(command) === join(setting.folder, built) ? { builtHost: moduleVersion(languageHostName) } : {};
}

/** It has no version command; its help shows that it starts on this machine. */
async function checkLanguageHost(command: string, setting: Setting): Promise<void> {
  await expectTrusted(command, setting);
  await runProgram(command, ["-help"], { env: cleanEnvironment(setting.env), timeoutMs: 60_000 }).catch(
    (error: Error) => {
      throw new Error(`${command} does not run: ${error.message}`);
    },
  );
}
