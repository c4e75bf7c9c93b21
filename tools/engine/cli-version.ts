import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cleanEnvironment } from "./clean-environment";
import { expectTrusted } from "./kept-program";
import { runProgram } from "./run-program";
import type { Setting } from "./setting";

/** The oldest CLI that this project is tested with. */
export const oldestCli = "3.200.0";

/**
 * The version that a CLI prints; throws the reason when it is not to be trusted, does not run or is too old. Even `pulumi version` writes
 * logs into its home, hence the home in our cache.
 */
export async function cliVersion(command: string, setting: Setting): Promise<string> {
  await expectTrusted(command, setting);
  const home = join(setting.folder, "home");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const env = { ...cleanEnvironment(setting.env), PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const said = await runProgram(command, ["version"], { env, timeoutMs: 60_000 }).catch((error: Error) => {
    throw new Error(`${command} does not run: ${error.message}`);
  });
  const version = /^v?(\d+\.\d+\.\d+\S*)/m.exec(said.trim())?.[1];
  if (!version) throw new Error(`${command} does not say its version, but "${said.trim().slice(0, 80)}"`);
  if (isOlder(version, oldestCli)) {
    throw new Error(`${command} is v${version}, too old: v${oldestCli} or newer is needed`);
  }
  return version;
}

function isOlder(version: string, than: string): boolean {
  const left = version.split(/[.+-]/).map(Number);
  const right = than.split(".").map(Number);
  for (let part = 0; part < 3; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
