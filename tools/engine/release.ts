import { cli, moduleVersion } from "./go-modules";

/** Where Pulumi's releases are, and how long and how much a download may take. */
export interface ReleaseSite {
  /** The folder of all releases; https, or a test's stand-in on 127.0.0.1. */
  readonly base: string;
  /** The longest time in which nothing arrives, in milliseconds. */
  readonly silenceMs: number;
  /** The longest time for one file, in milliseconds. */
  readonly wholeMs: number;
  /** The largest file, in bytes. */
  readonly largest: number;
}

/** A release's archive has about 100 MB. */
export const pulumiReleases: ReleaseSite = {
  base: "https://github.com/pulumi/pulumi/releases/download",
  silenceMs: 10_000,
  wholeMs: 5 * 60_000,
  largest: 400_000_000,
};

/** What is fetched of a release. */
export interface ReleaseFiles {
  readonly version: string;
  /** File name: "pulumi-v3.259.0-linux-x64.tar.gz". */
  readonly archive: string;
  /** File name of the list with a line `<SHA-256>  <file name>` for each archive. */
  readonly checksums: string;
  /** The folder in the archive in which the programs are, with "/" between its parts. */
  readonly programs: string;
}

/** The files of exactly the release that go.mod names; throws when it has no archive for the platform. */
export function releaseFiles(platform: string, arch: string): ReleaseFiles {
  const system = ({ linux: "linux", darwin: "darwin", win32: "windows" } as Record<string, string>)[platform];
  if (!system || !["x64", "arm64"].includes(arch)) {
    throw new Error(`Pulumi's releases have no archive for ${platform} on ${arch}`);
  }
  const version = moduleVersion(cli);
  const isWindows = system === "windows";
  return {
    version,
    archive: `pulumi-v${version}-${system}-${arch}.${isWindows ? "zip" : "tar.gz"}`,
    checksums: `pulumi-${version}-checksums.txt`,
    programs: isWindows ? "pulumi/bin" : "pulumi",
  };
}

/** The SHA-256 of a file in the text of a list of checksums; throws when the list has none. */
export function checksumOf(file: string, list: string): string {
  for (const line of list.split("\n")) {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](\S+)\s*$/.exec(line) ?? [];
    if (sum && name === file) return sum;
  }
  throw new Error(`the release's list of checksums has none for ${file}`);
}
