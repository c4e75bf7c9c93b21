import { dirname, join } from "node:path";
import { buildFromGo, built } from "./build-from-go";
import { homeFolder } from "./cache-folder";
import { cliVersion } from "./cli-version";
import { downloadCli, installed } from "./download-cli";
import type { Engine } from "./engine";
import { cli } from "./go-modules";
import { keptCli } from "./kept-cli";
import { expectLaunchers, placeLaunchers } from "./launchers";
import { executableIn, executableOnPath } from "./search-path";
import type { Setting } from "./setting";

/** One way to come by a CLI. */
export interface Choice {
  readonly source: Engine["source"];
  /** Full path of the CLI, undefined when there is none here; throws the reason when one could not be made. */
  readonly find: (setting: Setting) => Promise<string | undefined>;
}

/** In the order in which they are tried. */
export const choices: readonly Choice[] = [
  { source: "PATH", find: async ({ env }) => executableOnPath(env, "pulumi") },
  { source: "PULUMI_HOME", find: async ({ env }) => inPulumiHome(env) },
  { source: "cache", find: (setting) => keptCli(installed, setting) },
  { source: "cache", find: (setting) => keptCli(built, setting) },
  { source: "download", find: downloadCli },
  { source: "Go modules", find: buildCli },
];

function inPulumiHome(env: NodeJS.ProcessEnv): string | undefined {
  const homes = [env.PULUMI_HOME, join(homeFolder(env), ".pulumi")];
  for (const home of homes) {
    const found = home && executableIn(join(home, "bin"), "pulumi");
    if (found) return found;
  }
  return undefined;
}

async function buildCli(setting: Setting): Promise<string> {
  const command = await buildFromGo(cli, setting, cliVersion);
  await expectLaunchers(dirname(command), setting).catch(() => placeLaunchers(dirname(command)));
  return command;
}
