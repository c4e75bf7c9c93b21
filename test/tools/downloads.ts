import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, findEngine } from "../../tools/engine";
import { type ReleaseSite, releaseFiles } from "../../tools/engine/release";
import { StandInSite, sha256 } from "./release-site";
import { Machine } from "./stand-ins";

export const { archive, checksums, version } = releaseFiles(process.platform, process.arch);
export const archivePath = `/releases/v${version}/${archive}`;
export const checksumsPath = `/releases/v${version}/${checksums}`;

/** A machine with `tar` and nothing else, and a site of releases from which it may download. */
export class Downloads {
  readonly machine = new Machine();
  readonly site = new StandInSite();

  constructor() {
    this.machine.tar();
  }

  async find(limits: Partial<ReleaseSite> = {}): Promise<Engine> {
    return this.findAt(await this.site.open(limits));
  }

  findAt(site: ReleaseSite): Promise<Engine> {
    const { CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD: _, ...env } = this.machine.env;
    return findEngine({ env, say: this.machine.say, site });
  }

  /** A release's archive as `tar` makes it, with a CLI and a language host; `add` changes its folder before. */
  packed(add: (folder: string) => void = () => {}, more: readonly string[] = []): Buffer {
    const folder = join(this.machine.root, "release", "inside");
    this.machine.cli(join(folder, "pulumi"), version);
    this.machine.script(join(folder, "pulumi", "pulumi-language-go"), []);
    add(folder);
    const file = join(this.machine.root, "packed.tar.gz");
    execFileSync("tar", ["-czPf", file, "-C", folder, "pulumi", ...more]);
    return readFileSync(file);
  }

  publish(data: Buffer, list = `${sha256("x")}  another.zip\n${sha256(data)}  ${archive}\n`): void {
    this.site.files.set(archivePath, data).set(checksumsPath, list);
  }

  close(): void {
    this.site.close();
    this.machine.remove();
  }
}
