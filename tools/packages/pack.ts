import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { projectRoot } from "../engine/project-root";
import { npm } from "./npm";

/** The workspaces that are published. */
export const published = ["provider", "simulator"] as const;
export type Published = (typeof published)[number];

const texts = [
  "README.md",
  "README.zh-CN.md",
  "LICENSE",
  "CHANGELOG.md",
  "docs",
  "tsconfig.base.json",
  "tools/prepack.cjs",
];
const isSource = (path: string) => !["dist", "node_modules"].includes(basename(path));

/**
 * Packs a workspace as a release does, with its prepack script; the full path of the tarball, in the folder `into`. Works on a
 * copy inside this workspace, because prepack begins with deleting `dist`, which other programs may be using.
 */
export async function pack(workspace: Published, into: string): Promise<string> {
  const root = projectRoot();
  mkdirSync(join(root, ".cache"), { recursive: true });
  const copy = mkdtempSync(join(root, ".cache", "pack-"));
  try {
    for (const text of texts) cpSync(join(root, text), join(copy, text), { recursive: true });
    cpSync(join(root, workspace), join(copy, workspace), { recursive: true, filter: isSource });
    mkdirSync(into, { recursive: true });
    const before = readdirSync(into);
    await npm(["pack", "--pack-destination", into], join(copy, workspace));
    const [file = ""] = readdirSync(into).filter((name) => !before.includes(name));
    return join(into, file);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
