import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnvironment } from "../engine/clean-environment";
import { projectRoot } from "../engine/project-root";
import { runProgram } from "../engine/run-program";
import { type Published, pack, published } from "../packages/pack";
import { failures, type PackedPackage } from "./checks";

const always = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "dist/index.js", "dist/index.d.ts"];

const read = (...path: string[]) => readFileSync(join(projectRoot(), ...path), "utf8");

/** What users reach beside the main file: the handlers that states name, and all pages; the command. */
function needed(workspace: Published): string[] {
  if (workspace === "simulator") return [...always, "dist/main.js"];
  const handlers = readdirSync(join(projectRoot(), "provider", "handlers"));
  const pages = readdirSync(join(projectRoot(), "docs")).filter((name) => name.endsWith(".md"));
  return [
    ...always,
    "README.zh-CN.md",
    ...handlers.map((file) => `dist/handlers/${file.replace(/\.ts$/, ".js")}`),
    ...pages.map((page) => `docs/${page}`),
  ];
}

async function packed(workspace: Published, into: string): Promise<PackedPackage> {
  const tarball = await pack(workspace, into);
  const list = await runProgram("tar", ["-tzf", tarball], { env: cleanEnvironment(process.env), timeoutMs: 60_000 });
  const files = list
    .split(/\r?\n/)
    .filter(Boolean)
    .map((path) => path.replace(/^package\//, ""));
  return { folder: workspace, manifest: JSON.parse(read(workspace, "package.json")), files, needed: needed(workspace) };
}

/** `npm run release:check`: says what stands in the way of publishing. Returns the exit code. */
export async function main(say: (line: string) => void): Promise<0 | 1> {
  const into = mkdtempSync(join(tmpdir(), "release-"));
  try {
    const packages: PackedPackage[] = [];
    for (const workspace of published) packages.push(await packed(workspace, into));
    const found = failures({ packages, lock: JSON.parse(read("package-lock.json")), changelog: read("CHANGELOG.md") });
    for (const { manifest, files } of packages) say(`${manifest.name} ${manifest.version}: ${files.length} files`);
    for (const failure of found) say(`- ${failure}`);
    say(found.length === 0 ? "It can be published." : `It cannot be published: ${found.length} reasons.`);
    return found.length === 0 ? 0 : 1;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

if (require.main === module) {
  void main((line) => console.log(line)).then((code) => {
    process.exitCode = code;
  });
}
