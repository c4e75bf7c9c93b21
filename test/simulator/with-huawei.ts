import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { callHuawei, type HuaweiCall } from "./huawei-client";
import { noon, type Outcome } from "./with-simulator";

/** A service of the simulated cloud. */
export type Service = "evs" | "dws" | "iam";

/** A simulator on a virtual clock, with a signed-in caller. */
export interface HuaweiFixture {
  readonly simulator: Simulator;
  readonly project: string;
  /** Ready-made volumes: one available, one in use. */
  readonly volume: string;
  readonly usedVolume: string;
  readonly cluster: string;
  readonly otherCluster: string;
  readonly automated: string;
  /** Moves the clock. */
  pass(seconds: number): void;
  now(): number;
  /** Calls a service; `route` is method and path, where `P` as a whole segment stands for the project. */
  call(service: Service, route: string, call?: HuaweiCall): Promise<Outcome>;
  evs(route: string, body?: unknown): Promise<Outcome>;
  dws(route: string, body?: unknown): Promise<Outcome>;
  /** Starts an EVS snapshot that must succeed, and gives its id. */
  createEvs(members?: object): Promise<string>;
  /** Starts a DWS snapshot that must succeed, and gives its id. */
  createDws(members?: object): Promise<string>;
}

/** Runs a test against its own simulator, which ends with it. */
export async function withHuawei(
  test: (fixture: HuaweiFixture) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> {
  let at = noon;
  let made = 0;
  const simulator = await startSimulator({ seed: 7, now: () => at, ...options });
  const { endpoints, huawei } = simulator.info;
  const { projectId: project } = huawei;
  const call = async (service: Service, route: string, options: HuaweiCall = {}): Promise<Outcome> => {
    const [method = "", path = ""] = route.split(" ");
    const { status, text } = await callHuawei(endpoints.huawei[service], method, path.replace("/P/", `/${project}/`), {
      date: at,
      ...options,
    });
    return { status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const evs = (route: string, body?: unknown) => call("evs", route, { body });
  const dws = (route: string, body?: unknown) => call("dws", route, { body });
  const [volume = "", usedVolume = ""] = huawei.volumes;
  const [cluster = "", otherCluster = ""] = huawei.clusters;
  const [automated = ""] = huawei.automatedSnapshots;
  try {
    await test({
      simulator,
      project,
      volume,
      usedVolume,
      cluster,
      otherCluster,
      automated,
      pass: (seconds) => {
        at += seconds * 1000;
      },
      now: () => at,
      call,
      evs,
      dws,
      createEvs: async (members = {}) => {
        const { status, body } = await evs("POST /v2/P/cloudsnapshots", {
          snapshot: { volume_id: volume, ...members },
        });
        expect({ status, error: body.error }).toEqual({ status: 202, error: undefined });
        return body.snapshot.id;
      },
      createDws: async (members = {}) => {
        made += 1;
        const snapshot = { name: `snapshot-${made}`, cluster_id: cluster, ...members };
        const { status, body } = await dws("POST /v1.0/P/snapshots", { snapshot });
        expect({ status, body }).toEqual({ status: 200, body: { snapshot: { id: expect.any(String) } } });
        return body.snapshot.id;
      },
    });
  } finally {
    await simulator.close();
  }
}

/** Status, code and text of an error answer, whatever its form; a Cinder code is its name and number. */
export function fault({ status, body }: Outcome): [number, string, string] {
  if (body.error_code !== undefined) {
    return [status, body.error_code, body.error_msg];
  }
  const [[name, { code, message }] = ["", {}]] = Object.entries<{ code?: unknown; message?: string }>(body);
  return [status, name === "error" ? String(code) : `${name} ${code}`, String(message)];
}

/** Status and code of an error answer, whatever its form. */
export function faultCode(outcome: Outcome): [number, string] {
  const [status, code] = fault(outcome);
  return [status, code];
}
