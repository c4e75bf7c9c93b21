import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildFromGo } from "./build-from-go";
import { homeFolder } from "./cache-folder";
import { cliVersion } from "./cli-version";
import type { Engine } from "./engine";
import { CLI } from "./go-modules";
import { INSTALLED, installCli } from "./install-cli";
import { sdkFolder } from "./sdk-folder";
import { executableIn, executableOnPath } from "./search-path";
import type { Setting } from "./setting";

/** One way to come by a CLI. */
export interface Choice {
  readonly source: Engine["source"];
  /** Full path of the CLI, undefined when there is none here; throws the reason when one could not be made. */
  readonly find: (setting: Setting) => Promise<string | undefined>;
}

/** In the order in which they are tried. */
export const CHOICES: readonly Choice[] = [
  { source: "PATH", find: async ({ env }) => executableOnPath(env, "pulumi") },
  { source: "PULUMI_HOME", find: async ({ env }) => inPulumiHome(env) },
  {
    source: "cache",
    find: async ({ folder }) =>
      executableIn(join(folder, INSTALLED), "pulumi") ?? executableIn(join(folder, "bin"), "pulumi"),
  },
  { source: "installer", find: installCli },
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
  const command = await buildFromGo(CLI, setting, cliVersion);
  // The engine warns in every run about a launcher that does not lie beside it.
  for (const launcher of ["pulumi-resource-pulumi-nodejs", "pulumi-resource-pulumi-nodejs.cmd"]) {
    copyFileSync(join(sdkFolder(), launcher), join(dirname(command), launcher));
  }
  return command;
}
