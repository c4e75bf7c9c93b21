import { renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { goEnvironment } from "./clean-environment";
import { type GoModule, goModFile, moduleVersion } from "./go-modules";
import { goToolchain } from "./go-toolchain";
import { recordOf, recordProgram } from "./kept-program";
import { privateFolder } from "./private-folder";
import { runLogged } from "./run-logged";
import { executableIn, executableName } from "./search-path";
import type { Setting } from "./setting";
import { withLock } from "./with-lock";

/** The folder below the cache folder that holds what was built. */
export const built = "bin";

const longestBuildMs = 45 * 60_000;

/**
 * Builds a program into the cache's `bin` and returns its path. The file appears under its name only when it is
 * complete and has passed `check`; if another process has built it meanwhile, that one is used.
 */
export async function buildFromGo(
  module: GoModule,
  setting: Setting,
  check: (command: string, setting: Setting) => Promise<unknown>,
): Promise<string> {
  const go = await goToolchain(setting.env);
  const bin = join(setting.folder, built);
  return withLock(setting, async () => {
    privateFolder(bin, setting.say);
    const ready = executableIn(bin, module.program);
    if (ready && (await passes(ready, setting, check))) return ready;

    const version = moduleVersion(module);
    setting.say(`Building ${module.program} v${version} from Go modules, once: ${module.takes}.`);
    const target = join(bin, executableName(module.program));
    const unfinished = join(bin, executableName(`unfinished-${process.pid}-${module.program}`));
    const args = ["build", "-mod=readonly", "-buildvcs=false", "-trimpath", ...module.flags(version)];
    try {
      await runLogged(go, [...args, "-o", unfinished, module.package], {
        cwd: dirname(goModFile(module)),
        env: goEnvironment(setting.env),
        log: join(setting.folder, `build-${module.program}.log`),
        timeoutMs: longestBuildMs,
        what: `Building ${module.program}`,
        say: setting.say,
      });
      await recordProgram(unfinished, module.program);
      await check(unfinished, setting);
      // the record first: a program without one would be built again
      renameSync(recordOf(unfinished), recordOf(target));
      renameSync(unfinished, target);
    } finally {
      for (const file of [unfinished, recordOf(unfinished)]) rmSync(file, { force: true });
    }
    return target;
  });
}

async function passes(
  command: string,
  setting: Setting,
  check: (command: string, setting: Setting) => Promise<unknown>,
) {
  return check(command, setting).then(
    () => true,
    () => false,
  );
}
