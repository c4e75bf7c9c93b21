import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: string;
  readonly cpu?: string;
  readonly bin?: Record<string, string>;
}

const read = (file: string) => JSON.parse(readFileSync(join(projectRoot(), file), "utf8"));
const { allowScripts, optionalDependencies } = read("package.json");
const packages: [string, Locked][] = Object.entries(read("package-lock.json").packages);
const locked = new Map(packages.map(([path, entry]) => [path.replace(/^.*node_modules\//, ""), entry]));

test("every package from a registry has its integrity in the lock file", () => {
  const without = packages.filter(
    ([path, { integrity, link }]) => path.includes("node_modules/") && !integrity && !link,
  );
  expect(without).toEqual([]);
});

test("Node itself is one of them, for every platform that has a package", () => {
  const platforms = Object.entries(optionalDependencies).map(([name, version]) => {
    const { os, cpu, bin } = locked.get(name) ?? {};
    expect(locked.get(name)?.version).toBe(version);
    expect(Object.keys(bin ?? {})).toEqual(["node"]);
    return `${os} ${cpu}`;
  });
  expect(platforms).toEqual(["linux arm64", "linux x64", "win32 x64"]);
});

test("no package's install script runs, and npm refuses one that is not on the list", () => {
  const withScripts = [...locked].filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);
  expect(allowScripts).toEqual(Object.fromEntries(withScripts.map((name) => [name, false])));
  expect(readFileSync(join(projectRoot(), ".npmrc"), "utf8")).toContain("strict-allow-scripts=true\n");
});
