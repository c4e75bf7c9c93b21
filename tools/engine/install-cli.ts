import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runLogged } from "./run-logged";
import { executableIn } from "./search-path";
import type { Setting } from "./setting";
import { withLock } from "./with-lock";

const DOWNLOAD_SITE = "https://get.pulumi.com/";
const LONGEST_SILENCE_MS = 10_000;
const LONGEST_INSTALL_MS = 5 * 60_000;
const INSTALL = "require(process.argv[1]).PulumiCommand.install({ root: process.argv[2] })";

/** The folder below the cache folder that the installer fills. */
export const INSTALLED = join("installed", "bin");

/**
 * Downloads the CLI with the installer of the Automation API. It runs in a process of its own, which can be ended when
 * the download hangs; a site that cannot be reached costs ten seconds at most.
 */
export async function installCli(setting: Setting): Promise<string> {
  if (setting.env.CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD === "no") {
    throw new Error("The download of the CLI is switched off (CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD=no)");
  }
  return withLock(setting, async () => {
    const bin = join(setting.folder, INSTALLED);
    const ready = executableIn(bin, "pulumi");
    if (ready) return ready;
    await expectDownloadSite();
    const unfinished = join(setting.folder, `installing-${process.pid}`);
    mkdirSync(unfinished, { recursive: true });
    setting.say("Downloading the Pulumi CLI.");
    try {
      await runLogged(process.execPath, ["-e", INSTALL, require.resolve("@pulumi/pulumi/automation"), unfinished], {
        cwd: setting.folder,
        env: setting.env,
        log: join(setting.folder, "download.log"),
        timeoutMs: LONGEST_INSTALL_MS,
        what: "Downloading pulumi",
        say: setting.say,
      });
      renameSync(unfinished, join(setting.folder, "installed"));
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    const installed = executableIn(bin, "pulumi");
    if (!installed) throw new Error(`The installer left no pulumi in ${bin}`);
    return installed;
  });
}

async function expectDownloadSite(): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_SILENCE_MS);
  await fetch(DOWNLOAD_SITE, { method: "HEAD", redirect: "manual", signal }).catch(() => {
    throw new Error(`The download site of the CLI (${DOWNLOAD_SITE}) cannot be reached`);
  });
}
