import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../tools/engine/cache-folder";
import { recordProgram } from "../../tools/engine/kept-program";
import { placeLaunchers } from "../../tools/engine/launchers";

/** A machine made of a temporary folder: its PATH, homes and cache hold only what a test puts there. */
export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), "engine-"));
  readonly said: string[] = [];
  readonly say = (line: string): void => {
    this.said.push(line);
  };
  readonly env: NodeJS.ProcessEnv = {
    PATH: join(this.root, "bin"),
    HOME: join(this.root, "home"),
    PULUMI_HOME: join(this.root, "pulumi-home"),
    CLOUD_SNAPSHOTS_ENGINE_CACHE: join(this.root, "cache"),
    CLOUD_SNAPSHOTS_ENGINE_DOWNLOAD: "no",
  };
  readonly cache = cacheFolder(this.env);
  private readonly journal = join(this.root, "journal");

  /** A CLI that notes how it was called, answers `version`, and has a language host beside it unless told otherwise. */
  cli(folder: string, version: string, { host = true } = {}): string {
    const file = this.script(join(folder, "pulumi"), [this.note("pulumi", "$PULUMI_HOME"), `echo v${version}`]);
    if (host) this.host(folder);
    return file;
  }

  host(folder: string): string {
    return this.script(join(folder, "pulumi-language-nodejs"), [this.note("host", "")]);
  }

  /** A Go command whose `build` writes programs that print `version`; `meanwhile` runs before. */
  go({ release = "1.26.3", version = "3.259.0", meanwhile = ":" } = {}): string {
    return this.script(join(this.root, "bin", "go"), [
      this.note("go", "$GOFLAGS $GOTOOLCHAIN $CGO_ENABLED"),
      `if [ "$1" = version ]; then echo "go version go${release} linux/amd64"; exit 0; fi`,
      meanwhile,
      `while [ "$1" != -o ]; do shift; done`,
      `printf '#!/bin/sh\\necho v${version}\\n' > "$2" && chmod +x "$2"`,
    ]);
  }

  /** The system's tar on this machine's PATH. */
  tar(): string {
    return this.script(join(this.root, "bin", "tar"), [this.note("tar", ""), 'exec tar "$@"']);
  }

  /** Records what lies in a folder of the cache, as an earlier run that put it there would have. */
  async keep(folder: string): Promise<void> {
    for (const program of readdirSync(folder)) await recordProgram(join(folder, program));
    await placeLaunchers(folder);
  }

  /** The calls of one stand-in, each as its arguments followed by the noted variables. */
  calls(program: string): string[] {
    const lines = readFileSync(this.journal, { encoding: "utf8", flag: "a+" }).split("\n");
    return lines.filter((line) => line.startsWith(`${program}: `)).map((line) => line.slice(program.length + 2));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  script(file: string, lines: readonly string[]): string {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, ["#!/bin/sh", "PATH=/usr/bin:/bin", ...lines, ""].join("\n"));
    chmodSync(file, 0o755);
    return file;
  }

  /** The environments that stand-ins have run in, by program: lines of `NAME=value`. */
  environments(program: string): string {
    return readFileSync(`${this.journal}-${program}`, { encoding: "utf8", flag: "a+" });
  }

  private note(program: string, variables: string): string {
    return `echo "${program}: $* ${variables}" >> '${this.journal}'; env >> '${this.journal}-${program}'`;
  }
}
