import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../engine/project-root";

/** What the build has made, which some tests read. */
const built = ["dist", "provider/dist", "simulator/dist"];

/** Packages of this workspace: the copy has its own. */
const workspaces: Record<string, string> = {
  "pulumi-cloud-snapshots": "provider",
  "cloud-snapshots-simulator": "simulator",
};

/** A copy of the working tree's tracked files, in which sources may be changed. */
export interface Copy {
  readonly folder: string;
  /** Names of the files, with slashes. */
  readonly files: readonly string[];
  read(file: string): string;
  write(file: string, text: string): void;
  remove(): void;
}

function linkPackages(root: string, folder: string): void {
  const [from, to] = [join(root, "node_modules"), join(folder, "node_modules")];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const own = workspaces[name];
    symlinkSync(own ? join(folder, own) : join(from, name), join(to, name), "junction");
  }
}

/** Copies what git tracks, as it is now, and new files that it does not ignore. */
export function makeCopy(): Copy {
  const root = projectRoot();
  const folder = mkdtempSync(join(tmpdir(), "cloud-snapshots-mutations-"));
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  const names = list.toString().split("\0");
  const files = names.filter((name) => name && existsSync(join(root, name)));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const name of built) cpSync(join(root, name), join(folder, name), { recursive: true });
  linkPackages(root, folder);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  return {
    folder,
    files,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove,
  };
}
