import { expectSafe } from "../../tools/engine/follow-redirects";
import { cli, moduleVersion } from "../../tools/engine/go-modules";
import { pulumiReleases, releaseFiles } from "../../tools/engine/release";

const version = moduleVersion(cli);

test.each([
  ["linux", "x64", `pulumi-v${version}-linux-x64.tar.gz`, "pulumi"],
  ["darwin", "arm64", `pulumi-v${version}-darwin-arm64.tar.gz`, "pulumi"],
  ["win32", "x64", `pulumi-v${version}-windows-x64.zip`, "pulumi/bin"],
])("the archive for %s on %s", (platform, arch, archive, programs) => {
  expect(releaseFiles(platform, arch)).toEqual({
    version,
    archive,
    programs,
    checksums: `pulumi-${version}-checksums.txt`,
  });
});

test.each([
  ["freebsd", "x64"],
  ["linux", "ia32"],
])("there is none for %s on %s", (platform, arch) => {
  expect(() => releaseFiles(platform, arch)).toThrow(`no archive for ${platform} on ${arch}`);
});

test("releases are fetched by https, and no redirect leaves it, not even for this machine", () => {
  const site = new URL(pulumiReleases.base);
  expect(site.protocol).toBe("https:");
  expect(() => expectSafe(new URL("https://elsewhere.invalid/"), site)).not.toThrow();
  for (const other of [
    "http://elsewhere.invalid/",
    "http://127.0.0.1/",
    "ftp://elsewhere.invalid/",
    "file:///etc/passwd",
  ]) {
    expect(() => expectSafe(new URL(other), site)).toThrow("which is not https");
  }
});
