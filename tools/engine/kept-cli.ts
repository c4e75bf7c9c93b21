import { join } from "node:path";
import { expectLaunchers } from "./launchers";
import { executableIn } from "./search-path";
import type { Setting } from "./setting";

/**
 * The CLI in a folder of the cache, undefined when there is none; throws the reason when a launcher beside it is not to be
 * trusted. The CLI itself is judged where it is run.
 */
export async function keptCli(name: string, setting: Setting): Promise<string | undefined> {
  const folder = join(setting.folder, name);
  const command = executableIn(folder, "pulumi");
  if (!command) return undefined;
  await expectLaunchers(folder, setting);
  return command;
}
