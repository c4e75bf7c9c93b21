import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Simulator } from "cloud-snapshots-simulator";
import { cloudEnvironment } from "../../tools/demo/cloud-environment";
import { type Engine, isolatedEnvironment, newStack } from "../../tools/engine";
import { projectRoot } from "../../tools/engine/project-root";
import { doNothingModule, type Program } from "./programs";

export type Resource = Record<string, unknown> & { readonly type: string };

/** A Pulumi project with one stack and a backend of its own, against a simulated cloud. */
export class Project {
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly engine: Engine,
    private readonly cloud: Simulator,
    private readonly program: Program,
  ) {
    this.folder = join(projectRoot(), ".cache", "bench", program.name.replace(/\W+/g, "-"));
    this.remove();
    const module = join(this.folder, "node_modules", "do-nothing");
    mkdirSync(module, { recursive: true });
    writeFileSync(join(module, "index.js"), doNothingModule);
    writeFileSync(join(this.folder, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
    writeFileSync(join(this.folder, "package.json"), '{ "name": "bench-program", "main": "index.js" }\n');
    this.env = isolatedEnvironment(engine, this.folder, { ...cloudEnvironment(cloud.info), NO_COLOR: "1" });
  }

  /** Makes the stack, once, before everything else. */
  open(): Promise<void> {
    return newStack(this.engine, this.env, this.folder, "bench");
  }

  /** Makes the program declare so many resources. */
  declare(count: number): void {
    writeFileSync(join(this.folder, "index.js"), this.program.text(count, this.cloud.info.alibaba.disks[0] ?? ""));
  }

  /** Runs a command of the CLI; the seconds that it takes. Throws if it fails. */
  async run(args: string): Promise<number> {
    const begun = performance.now();
    const options = { cwd: this.folder, env: this.env, maxBuffer: 64 * 1024 * 1024 };
    await promisify(execFile)(this.engine.command, args.split(" "), options);
    return (performance.now() - begun) / 1_000;
  }

  /** The program's resources in the state. */
  resources(): Resource[] {
    const options = { cwd: this.folder, env: this.env, encoding: "utf8" } as const;
    const { deployment } = JSON.parse(execFileSync(this.engine.command, ["stack", "export"], options));
    return deployment.resources.filter(({ type }: Resource) => type.startsWith("pulumi-nodejs:dynamic/"));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
