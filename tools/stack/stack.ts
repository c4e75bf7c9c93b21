import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { type Simulator, type SimulatorOptions, startSimulator } from "cloud-snapshots-simulator";
import { programHeader } from "../clouds/programs";
import { cloudEnvironment } from "../demo/cloud-environment";
import { type Engine, findEngine, isolatedEnvironment, newStack } from "../engine";
import { projectRoot } from "../engine/project-root";
import { screensOf } from "../picture/terminal";
import { removeEmptyAttributes } from "./attributes";
import { type Command, type Run, startCommand } from "./command";
import { processesOf, type StackProcess, signal } from "./processes";
import { readState, type State, stateArgs } from "./state";

export interface StackOptions extends SimulatorOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Folders in which plug-ins are looked for first. */
  readonly plugins?: readonly string[];
}

/** Bytes of a state that can be read: a thousand resources take a few million. */
const largestState = 64 * 1024 * 1024;

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
   * A new stack. `program` is the text of its index.js, where `sources.evs` is what an EVS snapshot can be taken of, and `disk(0)`,
   * `volumes[0]`, `clusters[0]`, `automatedSnapshots[0]`, `bcc.volumes[0]` and `bcc.instances[0]` are ids of simulated things;
   * or the folder of an existing project.
   */
  static async start(name: string, program: string | { folder: string }, options: StackOptions = {}): Promise<Stack> {
    const { env: extra, plugins = [], ...simulatorOptions } = options;
    const engine = await findEngine();
    const cloud = await startSimulator(simulatorOptions);
    const folder = join(projectRoot(), ".cache", "stacks", name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const env = isolatedEnvironment(engine, folder, {
      ...cloudEnvironment(cloud.info),
      NO_COLOR: "1",
      PATH: [...plugins, engine.path].join(delimiter),
      ...extra,
    });
    const project = typeof program === "string" ? folder : program.folder;
    const stack = new Stack(engine, cloud, folder, project, env);
    if (typeof program === "string") {
      writeFileSync(join(folder, "Pulumi.yaml"), `name: test\nruntime: nodejs\nmain: program\n`);
      stack.write(program);
    }
    await newStack(engine, env, project, "engine-test");
    return stack;
  }

  /** Replaces the program. */
  write(program: string): void {
    const { alibaba, baidu, huawei } = this.cloud.info;
    const header = [
      ...programHeader(this.cloud.info),
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
  start(args: string): Command {
    return startCommand(this.engine.command, args.split(" "), { cwd: this.project, env: this.env });
  }

  /** Runs a command in a terminal of this size; each screen that it showed. */
  screens(args: string, size: { columns: number; rows: number }): ReturnType<typeof screensOf> {
    return screensOf(`"${this.engine.command}" ${args}`, { cwd: this.project, env: this.env, ...size });
  }

  /** Runs a Node program where the CLI and the simulated clouds are found. */
  node(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return startCommand(process.execPath, [...args], { cwd, env: { ...this.env, ...env } }).ended;
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

  /** The state file, as `pulumi stack export` shows it. The simulated clouds stand still meanwhile. */
  state(): State {
    const { command } = this.engine;
    const options = { cwd: this.project, env: this.env, encoding: "utf8", maxBuffer: largestState } as const;
    return readState(execFileSync(command, stateArgs, options));
  }

  /** The same, for when other stacks of this process are at work. */
  async exported(): Promise<State> {
    const { command } = this.engine;
    const { stdout } = await promisify(execFile)(command, stateArgs, {
      cwd: this.project,
      env: this.env,
      maxBuffer: largestState,
    });
    return readState(stdout);
  }

  /** Whether a run holds the stack, or was killed while it did. */
  isLocked(): boolean {
    try {
      const locks = readdirSync(join(this.folder, "state", ".pulumi", "locks"), { recursive: true });
      return locks.some((name) => String(name).endsWith(".json"));
    } catch {
      return false;
    }
  }

  /** What people do when a kill has hit the engine while it wrote its state. */
  mendState(): void {
    removeEmptyAttributes(join(this.folder, "state"));
  }

  /** What runs for this stack now, also what killed runs have left. */
  processes(): StackProcess[] {
    return processesOf(this.env);
  }

  /** Ends what runs for this stack: the language host of a killed engine would stay for ever. */
  endProcesses(): void {
    for (const { pid } of this.processes()) signal(pid, "SIGKILL");
  }

  existing(): ReturnType<Simulator["ecs"]["snapshots"]> {
    return this.cloud.ecs.snapshots().filter(({ deletedAt }) => deletedAt === undefined);
  }

  calls(operation?: string): number {
    return this.cloud.journal().filter((call) => !operation || call.operation === operation).length;
  }

  async close(): Promise<void> {
    this.endProcesses();
    await this.cloud.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
