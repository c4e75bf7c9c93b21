import { chmodSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cliVersion } from "./cli-version";
import { fetchFile } from "./fetch-file";
import { languageHostName } from "./go-modules";
import { keptCli } from "./kept-cli";
import { recordProgram } from "./kept-program";
import { placeLaunchers } from "./launchers";
import { privateFolder } from "./private-folder";
import { checksumOf, type ReleaseFiles, releaseFiles } from "./release";
import { executableName } from "./search-path";
import type { Setting } from "./setting";
import { unpack } from "./unpack";
import { withLock } from "./with-lock";

/** Bytes of the list of checksums; a release's has less than a thousand. */
const largestList = 100_000;

/** The folder below the cache folder that holds the programs of the release's archive. */
export const installed = "installed";

/**
 * Downloads the CLI and its Node language host: the archive of the release that go.mod names. It is unpacked only when its
 * SHA-256 is the one that the release publishes, and appears under its name when it is complete. Throws the reason.
 */
export async function downloadCli(setting: Setting): Promise<string> {
  if (setting.env["CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD"] === "no") {
    throw new Error("The download of the CLI is switched off (CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD=no)");
  }
  const files = releaseFiles(process.platform, process.arch);
  return withLock(setting, async () => {
    const ready = await readyCli(setting).catch(() => undefined);
    if (ready) return ready;
    const work = join(setting.folder, `downloading-${process.pid}`);
    const target = join(setting.folder, installed);
    rmSync(work, { recursive: true, force: true });
    privateFolder(work, setting.say);
    try {
      const archive = await fetchChecked(files, work, setting);
      const programs = ["pulumi", languageHostName.program].map(executableName);
      await unpack(
        archive,
        programs.map((program) => `${files.programs}/${program}`),
        work,
        setting,
      );
      const unpacked = join(work, ...files.programs.split("/"));
      chmodSync(unpacked, 0o700);
      for (const program of programs) await recordProgram(join(unpacked, program));
      await placeLaunchers(unpacked);
      rmSync(target, { recursive: true, force: true });
      renameSync(unpacked, target);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return join(target, executableName("pulumi"));
  });
}

/** What another process has downloaded meanwhile. */
async function readyCli(setting: Setting): Promise<string | undefined> {
  const ready = await keptCli(installed, setting);
  if (ready) await cliVersion(ready, setting);
  return ready;
}

/** The path of the archive, whose checksum is the published one. */
async function fetchChecked(files: ReleaseFiles, folder: string, { site, env, say }: Setting): Promise<string> {
  const fetchInto = (name: string, largest: number) =>
    fetchFile(new URL(`${site.base}/v${files.version}/${name}`), join(folder, name), { ...site, largest }, env);
  await fetchInto(files.checksums, largestList);
  const published = checksumOf(files.archive, readFileSync(join(folder, files.checksums), "utf8"));
  say(`Downloading the Pulumi CLI: ${files.archive}.`);
  const arrived = await fetchInto(files.archive, site.largest);
  if (arrived !== published) {
    throw new Error(`${files.archive} is refused: its SHA-256 is ${arrived}, the release says ${published}`);
  }
  return join(folder, files.archive);
}
