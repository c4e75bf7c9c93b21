import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { dwsSnapshots } from "../../provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "../../provider/clouds/huawei/evs-snapshot/kind";
import type { Runtime, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { adapt } from "../../provider/dynamic/adapter";
import { knowingReach } from "../../provider/http/reach";
import { httpTransport } from "../../provider/http/transport";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { simulatedAt } from "../../tools/clouds/environment";
import { everywhereEnv } from "./account";
import { VirtualClock } from "./virtual-clock";

export type Properties = Record<string, unknown>;

/** What an init failure carries to the engine. */
export interface InitFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: string[];
}

type Handler = ReturnType<typeof adapt>;

/** The simulated clouds and our handlers for them, on one virtual clock, joined by real sockets. */
export interface World {
  readonly clock: VirtualClock;
  readonly cloud: Simulator;
  /** The handler of ECS snapshots. */
  readonly handler: Handler;
  /** The handler of BCC snapshots. */
  readonly baidu: Handler;
  /** What the handlers stand on. */
  readonly runtime: Runtime;
  /** A handler of any kind, in the same process as the others. */
  handlerOf(kind: (runtime: Runtime) => SnapshotKind<never>): Handler;
  readonly huawei: { readonly evs: Handler; readonly dws: Handler; readonly copy: Handler };
  /** Status rows and warnings, as they would be sent to the engine. */
  readonly rows: string[];
  readonly warnings: string[];
  /** Lines that stay and are no warnings. */
  readonly told: string[];
  /** Warnings about where services are called. */
  readonly notices: string[];
  /** What follows is another run of the engine: a new process, which remembers nothing. */
  nextRun(): void;
  /**
   * Whether deletes belong to the run of the calls before them, as after a replacement. Default false: a destroy is a run of
   * its own, so every delete begins one.
   */
  sameRun: boolean;
  readonly disk: string;
  /** Lets virtual time pass until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
  /** The init failure that the work must end with. */
  failure(work: Promise<unknown>): Promise<InitFailure>;
  /** ECS snapshots that exist. */
  existing(): ReturnType<Simulator["ecs"]["snapshots"]>;
  calls(operation?: string): number;
  close(): Promise<void>;
}

export const hidden = { __provider: "exports.handler=()=>0", __urn: "dev::shop::::before" };

/** Entries of a cloud's own book that were not deleted. */
export const present = <T extends { readonly deletedAt?: number }>(book: readonly T[]): T[] =>
  book.filter(({ deletedAt }) => deletedAt === undefined);

const nextRun = ({ memory }: Runtime) => void Object.assign(memory, newMemory());

/** A handler whose deletes begin runs of their own, unless they belong to the run before them. */
export function handlerIn<Item>(
  runtime: Runtime,
  kind: SnapshotKind<Item>,
  rows: Parameters<typeof adapt>[2],
  isSameRun: () => boolean = () => false,
): Handler {
  const handler = adapt(kind, runtime, rows);
  return {
    ...handler,
    delete(id, state) {
      if (!isSameRun()) nextRun(runtime);
      return handler.delete(id, state);
    },
  };
}

/** What is said of every simulated cloud, and of regions that nobody knows. */
const isNotice = /is called at .*, not at |that this version knows/;

/** Rows that a handler writes to, and what has been written. */
export function listening() {
  const rows: string[] = [];
  const warnings: string[] = [];
  const told: string[] = [];
  const notices: string[] = [];
  const sink = {
    status: (_: string, text: string) => rows.push(text),
    warn: (_: string, text: string) => (isNotice.test(text) ? notices : warnings).push(text),
    tell: (_: string, text: string) => told.push(text),
    end: () => {},
  };
  return { sink, rows, warnings, told, notices };
}

export async function startWorld(
  options: SimulatorOptions & { env?: Record<string, string>; skewMs?: number; timeoutMs?: number } = {},
): Promise<World> {
  const clock = new VirtualClock();
  const { env, skewMs = 0, timeoutMs = 300, ...simulatorOptions } = options;
  const now = () => clock.now() + skewMs;
  const cloud = await startSimulator({ seed: 1, snapshotSeconds: 30, ...simulatorOptions, now });
  const runtime: Runtime = {
    clock,
    memory: newMemory(),
    transport: clock.hold(knowingReach(httpTransport({ timeoutMs, env: {} }), clock)),
    env: {
      ...everywhereEnv,
      ...simulatedAt(cloud.info.endpoints),
      ...env,
    },
  };
  const { sink, rows, warnings, told, notices } = listening();
  const run = <T>(work: Promise<T>) => clock.run(work);
  const handlerOf = <Item>(kind: SnapshotKind<Item>) => handlerIn(runtime, kind, sink, () => world.sameRun);
  const world: World = {
    clock,
    cloud,
    handler: handlerOf(ecsSnapshots(runtime)),
    baidu: handlerOf(bccSnapshots(runtime)),
    runtime,
    handlerOf: (kind) => handlerOf(kind(runtime)),
    huawei: {
      evs: handlerOf(evsSnapshots(runtime)),
      dws: handlerOf(dwsSnapshots(runtime)),
      copy: handlerOf(dwsSnapshotCopies(runtime)),
    },
    rows,
    warnings,
    told,
    notices,
    nextRun: () => nextRun(runtime),
    sameRun: false,
    disk: cloud.info.alibaba.disks[0] ?? "",
    run,
    failure: (work) =>
      run(
        work.then(
          () => Promise.reject(new Error("the work succeeded")),
          (error: InitFailure) => error,
        ),
      ),
    existing: () => present(cloud.ecs.snapshots()),
    calls: (operation) => cloud.journal().filter((call) => !operation || call.operation === operation).length,
    close: () => cloud.close(),
  };
  return world;
}

/** Runs work in a world of its own, which ends with it, well or badly. */
export async function withWorld<T>(
  work: (world: World) => Promise<T>,
  options?: Parameters<typeof startWorld>[0],
): Promise<T> {
  const world = await startWorld(options);
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}
