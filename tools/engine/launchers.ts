import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expectTrusted, recordProgram } from "./kept-program";
import { sdkFolder } from "./sdk-folder";
import type { Setting } from "./setting";

const launchers = ["pulumi-resource-pulumi-nodejs", "pulumi-resource-pulumi-nodejs.cmd"];

/** Puts the SDK's launcher of dynamic providers beside a CLI: the engine warns in every run about one that lies elsewhere. */
export async function placeLaunchers(folder: string): Promise<void> {
  for (const launcher of launchers) {
    rmSync(join(folder, launcher), { force: true });
    copyFileSync(join(sdkFolder(), launcher), join(folder, launcher));
    await recordProgram(join(folder, launcher));
  }
}

/** Throws the reason when a launcher in the cache is not to be trusted. */
export async function expectLaunchers(folder: string, setting: Setting): Promise<void> {
  for (const launcher of launchers) await expectTrusted(join(folder, launcher), setting);
}
