import { failures, type Manifest, type PackedPackage, type Release } from "../../tools/release/checks";
import { main } from "../../tools/release/main";

jest.setTimeout(180_000);

const manifest: Manifest = {
  name: "pulumi-cloud-snapshots",
  version: "1.2.3",
  homepage: "https://example.com/it",
  repository: { url: "git+https://example.com/it.git" },
  bugs: "https://example.com/it/issues",
};
const files = ["package.json", "README.md", "dist/index.js", "docs/network.md"];
const provider: PackedPackage = { folder: "provider", manifest, files, needed: files };
const simulator: PackedPackage = {
  folder: "simulator",
  manifest: { ...manifest, name: "cloud-snapshots-simulator" },
  files: ["README.md"],
  needed: ["README.md"],
};
const release: Release = {
  packages: [provider, simulator],
  lock: { packages: { provider: { version: "1.2.3" }, simulator: { version: "1.2.3" } } },
  changelog: "# Changelog\n\n## 1.2.3 - 2026-11-30\n\n### Added\n\n- All of it.\n\n## 1.2.2\n\n- Less.\n",
};

const withManifest = (change: Partial<Manifest>): Release => ({
  ...release,
  packages: [{ ...provider, manifest: { ...manifest, ...change } }, simulator],
});
const withFiles = (...its: string[]): Release => ({ ...release, packages: [{ ...provider, files: its }, simulator] });
const withLock = (version: string): Release => ({
  ...release,
  lock: { packages: { ...release.lock.packages, simulator: { version } } },
});

test("a release without faults passes", () => {
  expect(failures(release)).toEqual([]);
});

test.each<[string, Release, string]>([
  [
    "a placeholder of the homepage",
    withManifest({ homepage: "https://example.invalid/x" }),
    "provider/package.json: homepage is a placeholder: https://example.invalid/x",
  ],
  [
    "a placeholder of the repository",
    withManifest({ repository: { url: "git+https://example.invalid/x.git" } }),
    "provider/package.json: repository.url is a placeholder: git+https://example.invalid/x.git",
  ],
  [
    "a placeholder of the bugs",
    withManifest({ bugs: "https://example.invalid/x" }),
    "provider/package.json: bugs is a placeholder: https://example.invalid/x",
  ],
  ["no repository", withManifest({ repository: {} }), "provider/package.json has no repository.url"],
  ["a private package", withManifest({ private: true }), "provider/package.json is private"],
  [
    "another version in the lock file",
    withLock("1.2.2"),
    "package-lock.json has the version 1.2.2 of simulator, its package.json 1.2.3",
  ],
  [
    "no README",
    withFiles(...files.filter((file) => file !== "README.md")),
    "The tarball of pulumi-cloud-snapshots lacks README.md",
  ],
  [
    "no page",
    withFiles(...files.filter((file) => !file.startsWith("docs/"))),
    "The tarball of pulumi-cloud-snapshots lacks docs/network.md",
  ],
  ["a test", withFiles(...files, "dist/a.test.js"), "The tarball of pulumi-cloud-snapshots holds dist/a.test.js"],
  ["a folder of tests", withFiles(...files, "test/a.js"), "The tarball of pulumi-cloud-snapshots holds test/a.js"],
  [
    "a tsbuildinfo",
    withFiles(...files, "dist/x.tsbuildinfo"),
    "The tarball of pulumi-cloud-snapshots holds dist/x.tsbuildinfo",
  ],
  [
    "something unreleased",
    { ...release, changelog: `# Changelog\n\n## Unreleased\n\n- New.\n\n${release.changelog}` },
    'CHANGELOG.md begins with the section "Unreleased", not with one of the version 1.2.3',
  ],
  [
    "a section of another version that begins alike",
    { ...release, changelog: "# Changelog\n\n## 1.2.3-rc.1\n\n- All.\n" },
    'CHANGELOG.md begins with the section "1.2.3-rc.1", not with one of the version 1.2.3',
  ],
  [
    "a section of a longer version",
    { ...release, changelog: "# Changelog\n\n## 1.2.30\n\n- All.\n" },
    'CHANGELOG.md begins with the section "1.2.30", not with one of the version 1.2.3',
  ],
  [
    "an empty section",
    { ...release, changelog: "# Changelog\n\n## 1.2.3\n\n### Added\n\n## 1.2.2\n\n- Less.\n" },
    "CHANGELOG.md says nothing of the version 1.2.3",
  ],
  [
    "no section",
    { ...release, changelog: "# Changelog\n" },
    'CHANGELOG.md begins with the section "", not with one of the version 1.2.3',
  ],
])("%s fails", (_, faulty, failure) => {
  expect(failures(faulty)).toEqual([failure]);
});

test("packages of two versions fail", () => {
  const found = failures({
    ...withManifest({ version: "1.2.4" }),
    lock: { packages: { provider: { version: "1.2.4" }, simulator: { version: "1.2.3" } } },
    changelog: release.changelog.replace("1.2.3", "1.2.4"),
  });
  expect(found).toEqual(["simulator has the version 1.2.3, provider 1.2.4"]);
});

test("the packages of this repository are complete: only addresses and the changelog's title may be open", async () => {
  const said: string[] = [];
  await main((line) => said.push(line));
  const open = said.filter((line) => line.startsWith("- "));
  expect(open.filter((line) => !/is a placeholder|begins with the section "Unreleased"/.test(line))).toEqual([]);
  expect(said.at(-1)).toBe(
    open.length === 0 ? "It can be published." : `It cannot be published: ${open.length} reasons.`,
  );
});
