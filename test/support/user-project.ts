import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(__dirname, "../..");
const modules = join(root, "node_modules");

/**
 * A user's project: a folder whose node_modules holds this package and @pulumi/pulumi as real folders, as an install
 * leaves them. Everything else that is installed here is linked.
 */
export class UserProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "user-project-")));

  constructor() {
    const at = (name: string) => join(this.folder, "node_modules", name);
    const isNeeded = (file: string) => !/\.(d\.ts|map)$/.test(file);
    mkdirSync(at("@pulumi"), { recursive: true });
    cpSync(join(modules, "@pulumi/pulumi"), at("@pulumi/pulumi"), { recursive: true, filter: isNeeded });
    for (const part of ["package.json", "dist"]) {
      cpSync(join(root, "provider", part), join(at("pulumi-cloud-snapshots"), part), { recursive: true });
    }
    for (const entry of readdirSync(modules, { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name !== "@pulumi") symlinkSync(join(modules, entry.name), at(entry.name));
    }
    this.write("package.json", JSON.stringify({ name: "shop", private: true }));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** What a program writes, read as JSON. Rejects with what it writes to stderr when it fails. */
  async run(file: string): Promise<unknown> {
    const { PATH, HOME } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: this.folder, env: { PATH, HOME } });
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
