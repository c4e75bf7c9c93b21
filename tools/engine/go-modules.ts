import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root";

/** One program built from a committed go.mod and go.sum. */
export interface GoModule {
  /** Folder under tools/engine. */
  readonly folder: string;
  readonly program: string;
  readonly package: string;
  /** The required module whose version is the program's. */
  readonly from: string;
  /** Extra arguments of `go build`. */
  readonly flags: (version: string) => readonly string[];
  /** What a first build takes, for the person who waits. */
  readonly takes: string;
}

export const cli: GoModule = {
  folder: "cli",
  program: "pulumi",
  package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  from: "github.com/pulumi/pulumi/pkg/v3",
  flags: (version) => [
    "-tags",
    "osusergo,grpcnotrace",
    "-ldflags",
    `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
  ],
  takes: "about 4 minutes on 2 cores",
};

export const languageHostName: GoModule = {
  folder: "language-host",
  program: "pulumi-language-nodejs",
  package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
  from: "github.com/pulumi/pulumi/sdk/v3",
  flags: () => ["-ldflags", "-s -w"],
  takes: "about 1 minute on 2 cores",
};

export function goModFile(module: GoModule): string {
  return join(projectRoot(), "tools", "engine", module.folder, "go.mod");
}

/** The version that go.mod asks for, without the leading "v". */
export function moduleVersion(module: GoModule): string {
  const line = `require ${module.from} v`;
  const found = readFileSync(goModFile(module), "utf8")
    .split("\n")
    .find((text) => text.startsWith(line));
  if (!found) throw new Error(`${goModFile(module)} does not require ${module.from}`);
  return found.slice(line.length).trim();
}
