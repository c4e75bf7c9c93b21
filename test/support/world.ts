import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import type { Runtime } from "../../provider/clouds/lifecycle/kind";
import { adapt } from "../../provider/dynamic/adapter";
import { httpTransport } from "../../provider/http/transport";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { VirtualClock } from "./virtual-clock";

export type Properties = Record<string, unknown>;

/** What an init failure carries to the engine. */
export interface InitFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: string[];
}

/** A simulated cloud and our handler for it, on one virtual clock, joined by real sockets. */
export interface World {
  readonly clock: VirtualClock;
  readonly cloud: Simulator;
  readonly handler: ReturnType<typeof adapt>;
  /** Status rows and warnings, as they would be sent to the engine. */
  readonly rows: string[];
  readonly warnings: string[];
  readonly disk: string;
  /** Lets virtual time pass until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
  /** The init failure that the work must end with. */
  failure(work: Promise<unknown>): Promise<InitFailure>;
  /** Snapshots that exist. */
  existing(): ReturnType<Simulator["ecs"]["snapshots"]>;
  calls(operation?: string): number;
  close(): Promise<void>;
}

export const hidden = { __provider: "exports.handler=()=>0", __urn: "urn:pulumi:dev::p::t::n" };

export async function startWorld(options: SimulatorOptions & { env?: Record<string, string> } = {}): Promise<World> {
  const clock = new VirtualClock();
  const { env, ...simulatorOptions } = options;
  const cloud = await startSimulator({ seed: 1, snapshotSeconds: 30, ...simulatorOptions, now: () => clock.now() });
  const runtime: Runtime = {
    clock,
    transport: clock.hold(httpTransport(300)),
    env: {
      ALICLOUD_ACCESS_KEY: "testAk",
      ALICLOUD_SECRET_KEY: "testSk",
      ALICLOUD_REGION: "cn-hangzhou",
      CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: cloud.info.endpoints.alibaba.ecs,
      ...env,
    },
  };
  const rows: string[] = [];
  const warnings: string[] = [];
  const handler = adapt(ecsSnapshots(runtime), runtime, {
    status: (_, text) => rows.push(text),
    warn: (_, text) => warnings.push(text),
  });
  const run = <T>(work: Promise<T>) => clock.run(work);
  return {
    clock,
    cloud,
    handler,
    rows,
    warnings,
    disk: cloud.info.alibaba.disks[0] ?? "",
    run,
    failure: (work) =>
      run(
        work.then(
          () => Promise.reject(new Error("the work succeeded")),
          (error: InitFailure) => error,
        ),
      ),
    existing: () => cloud.ecs.snapshots().filter(({ deletedAt }) => deletedAt === undefined),
    calls: (operation) => cloud.journal().filter((call) => !operation || call.operation === operation).length,
    close: () => cloud.close(),
  };
}
