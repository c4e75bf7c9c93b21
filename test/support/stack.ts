import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { cloudEnvironment } from "../../tools/demo/cloud-environment";
import { type Engine, findEngine, isolatedEnvironment, newStack } from "../../tools/engine/index";

const root = join(__dirname, "..", "..");

export interface Run {
  readonly code: number;
  /** What the terminal shows, both streams. */
  readonly output: string;
}

export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly initErrors?: string[];
  readonly sourcePosition?: string;
}

/** A stack on the real engine, with a backend of its own, whose program runs against a simulated cloud. */
export class Stack {
  private constructor(
    private readonly engine: Engine,
    readonly cloud: Simulator,
    readonly folder: string,
    private readonly project: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /**
   * A new stack. `program` is the text of its index.js, where `disk(0)`, `volumes[0]`, `clusters[0]` and
   * `automatedSnapshots[0]`, `bcc.volumes[0]` and `bcc.instances[0]` are ids of simulated things; or the folder of an existing project.
   */
  static async start(
    name: string,
    program: string | { folder: string },
    options: SimulatorOptions & { env?: NodeJS.ProcessEnv } = {},
  ): Promise<Stack> {
    const { env: extra, ...simulatorOptions } = options;
    const engine = await findEngine();
    const cloud = await startSimulator({ snapshotSeconds: 2, seed: 1, ...simulatorOptions });
    const folder = join(root, ".cache", "stacks", name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const env = isolatedEnvironment(engine, folder, {
      ...cloudEnvironment(cloud.info),
      NO_COLOR: "1",
      PATH: [join(root, "test", "stand-ins"), engine.path].join(delimiter),
      ...extra,
    });
    const project = typeof program === "string" ? folder : program.folder;
    const stack = new Stack(engine, cloud, folder, project, env);
    if (typeof program === "string") {
      writeFileSync(join(folder, "Pulumi.yaml"), `name: test\nruntime: nodejs\nmain: program\n`);
      stack.write(program);
    }
    newStack(engine, env, project, "engine-test");
    return stack;
  }

  /** Replaces the program. */
  write(program: string): void {
    const { alibaba, baidu, huawei } = this.cloud.info;
    const header = [
      'const pulumi = require("@pulumi/pulumi");',
      'const { alibaba, baidu, huawei } = require("pulumi-cloud-snapshots");',
      `const disk = (i) => ${JSON.stringify(alibaba.disks)}[i];`,
      `const bcc = ${JSON.stringify(baidu)};`,
      `const { volumes, clusters, automatedSnapshots } = ${JSON.stringify(huawei)};`,
    ];
    mkdirSync(join(this.folder, "program"), { recursive: true });
    writeFileSync(join(this.folder, "program", "index.js"), [...header, program].join("\n"));
  }

  run(args: string): Promise<Run> {
    return this.start(args).ended;
  }

  /** Starts a command and leaves it running; `pid` is the CLI's. */
  start(args: string): { pid: number; ended: Promise<Run> } {
    const child = spawn(this.engine.command, args.split(" "), { cwd: this.project, env: this.env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const ended = new Promise<Run>((resolve) => child.once("close", (code) => resolve({ code: code ?? 1, output })));
    return { pid: child.pid ?? 0, ended };
  }

  /** Runs a command that must succeed; its output. */
  async expect(args: string): Promise<string> {
    const { code, output } = await this.run(args);
    if (code !== 0) throw new Error(`pulumi ${args} ended with ${code}:\n${output}`);
    return output;
  }

  /** Runs a command that must fail; its output. */
  async expectFailure(args: string): Promise<string> {
    const { code, output } = await this.run(args);
    if (code === 0) throw new Error(`pulumi ${args} succeeded:\n${output}`);
    return output;
  }

  /** The state file, as `pulumi stack export` shows it. */
  state(): { text: string; snapshots: RecordedResource[]; pending: unknown[] } {
    const text = execFileSync(this.engine.command, ["stack", "export"], {
      cwd: this.project,
      env: this.env,
      encoding: "utf8",
    });
    const { deployment } = JSON.parse(text);
    const resources: RecordedResource[] = deployment.resources ?? [];
    return {
      text,
      snapshots: resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/")),
      pending: deployment.pending_operations ?? [],
    };
  }

  existing(): ReturnType<Simulator["ecs"]["snapshots"]> {
    return this.cloud.ecs.snapshots().filter(({ deletedAt }) => deletedAt === undefined);
  }

  calls(operation?: string): number {
    return this.cloud.journal().filter((call) => !operation || call.operation === operation).length;
  }

  async close(): Promise<void> {
    await this.cloud.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
