import { providerText } from "../../provider/resources/hidden";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { simulatedAt } from "../../tools/clouds/environment";
import { type EngineStub, startEngineStub } from "./engine-stub";
import { WireInitFailure } from "./init-failure";
import { ProviderProcess } from "./provider-process";
import { slowAnswers } from "./slow-answers";

/** A simulated cloud, a stand-in for the engine, and the real provider process between them, all in real time. */
export interface Host {
  readonly cloud: Simulator;
  readonly engine: EngineStub;
  /** The present process. */
  readonly provider: ProviderProcess;
  /** What follows is another run of the engine, as a destroy is: the provider process ends and another one starts. */
  nextProcess(): Promise<void>;
  readonly disk: string;
  /** Snapshots that exist. */
  existing(): ReturnType<Simulator["ecs"]["snapshots"]>;
  calls(operation: string): number;
  close(): Promise<void>;
}

export interface HostOptions extends SimulatorOptions {
  /** Replaces the account's environment; the endpoint is always there. */
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  /** Whether the process has a pipe for its standard input, as under the engine. */
  readonly piped?: boolean;
  /** Delays the answers to an operation of ECS, in milliseconds. */
  readonly slow?: { readonly operation: string; readonly ms: number };
}

export const accountEnv = {
  ALICLOUD_ACCESS_KEY: "testAk",
  ALICLOUD_SECRET_KEY: "testSk",
  ALICLOUD_REGION: "cn-hangzhou",
};

/** What the resource class adds to the inputs of an EcsSnapshot. */
export const hidden = {
  __provider: providerText("alibaba-ecs-snapshot"),
  __urn: "dev::shop::::before-migration",
};

/** The URN that an EcsSnapshot with `hidden` has. */
export const ecsUrn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/alibaba:EcsSnapshot::before-migration";

/** Text that stands for a value that is not known yet, whatever its type. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export async function startHost({
  env = accountEnv,
  cwd,
  piped = false,
  slow,
  ...options
}: HostOptions = {}): Promise<Host> {
  const cloud = await startSimulator({ seed: 1, snapshotSeconds: 1, ...options });
  const engine = await startEngineStub();
  const way = slow && (await slowAnswers(cloud.info.endpoints.alibaba.ecs, slow.operation, slow.ms));
  const slowEnv: Record<string, string> = way ? { CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: way.endpoint } : {};
  const startProcess = () =>
    ProviderProcess.start({
      engine: engine.address,
      env: { ...env, ...simulatedAt(cloud.info.endpoints), ...slowEnv },
      piped,
      ...(cwd === undefined ? {} : { cwd }),
    });
  let provider = await startProcess();
  return {
    cloud,
    engine,
    get provider() {
      return provider;
    },
    async nextProcess() {
      await provider.end();
      provider = await startProcess();
    },
    disk: cloud.info.alibaba.disks[0] ?? "",
    existing: () => cloud.ecs.snapshots().filter(({ deletedAt }) => deletedAt === undefined),
    calls: (operation) => cloud.journal().filter((call) => call.operation === operation).length,
    async close() {
      await provider.close();
      engine.kill();
      way?.close();
      await cloud.close();
    },
  };
}

/** Runs work against a host of its own. */
export async function withHost(work: (host: Host) => Promise<void>, options?: HostOptions): Promise<void> {
  const host = await startHost(options);
  try {
    await work(host);
  } finally {
    await host.close();
  }
}

/** A test with a host of its own, which runs beside the others of its file: most of its time is waiting. */
export const testOnHost = (name: string, work: (host: Host) => Promise<void>, options?: HostOptions): void =>
  test.concurrent(name, () => withHost(work, options));

/** What the work fails with. */
export const failureOf = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => Promise.reject(new Error("the work succeeded")),
    (error: Error) => error,
  );

/** The init failure that the work must end with. */
export async function initFailure(work: Promise<unknown>): Promise<WireInitFailure> {
  const error = await failureOf(work);
  if (!(error instanceof WireInitFailure)) throw error;
  return error;
}
