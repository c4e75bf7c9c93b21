import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { type BaiduCall, callBaidu } from "./baidu-client";
import { noon, type Outcome } from "./with-simulator";

/** A simulator on a virtual clock, with a signed-in caller. */
export interface BaiduFixture {
  readonly simulator: Simulator;
  readonly url: string;
  /** Ready-made CDS disks: one in use, one available. */
  readonly volume: string;
  readonly spare: string;
  readonly instance: string;
  /** Moves the clock. */
  pass(seconds: number): void;
  now(): number;
  /** Calls the service; `route` is method and path, with a query that is written as it is. */
  bcc(route: string, call?: BaiduCall): Promise<Outcome>;
  /** Asks for a snapshot of the disk in use. */
  post(members?: object, token?: string): Promise<Outcome>;
  /** Starts a snapshot that must succeed, and gives its id. */
  create(members?: object): Promise<string>;
  /** The snapshot as it is shown. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as the wire has them
  poll(id: string): Promise<any>;
}

/** Runs a test against its own simulator, which ends with it. */
export async function withBaidu(
  test: (fixture: BaiduFixture) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> {
  let at = noon;
  const simulator = await startSimulator({ seed: 7, now: () => at, ...options });
  const { endpoints, baidu } = simulator.info;
  const url = endpoints.baidu.bcc;
  const [volume = "", spare = ""] = baidu.volumes;
  const [instance = ""] = baidu.instances;
  const bcc = async (route: string, call: BaiduCall = {}): Promise<Outcome> => {
    const [, method = "", path = "", search = ""] = /^(\w+) ([^?]+)\??(.*)$/.exec(route) ?? [];
    const query = search
      .split("&")
      .filter((part) => part !== "")
      .map((part): [string, string?] => {
        const [name = "", value] = part.split("=");
        return value === undefined ? [name] : [name, value];
      });
    const { status, text } = await callBaidu(url, method, path, { date: at, query, ...call });
    return { status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const post = (members = {}, token?: string) =>
    bcc(`POST /v2/snapshot${token === undefined ? "" : `?clientToken=${token}`}`, {
      body: { volumeId: volume, snapshotName: "nightly", ...members },
    });
  try {
    await test({
      simulator,
      url,
      volume,
      spare,
      instance,
      pass: (seconds) => {
        at += seconds * 1000;
      },
      now: () => at,
      bcc,
      post,
      create: async (members) => {
        const { status, body } = await post(members);
        expect({ status, body }).toEqual({ status: 200, body: { snapshotId: expect.any(String) } });
        return body.snapshotId;
      },
      poll: async (id) => (await bcc(`GET /v2/snapshot/${id}`)).body.snapshot,
    });
  } finally {
    await simulator.close();
  }
}

/** Status, code and text of an error answer. */
export function denial({ status, body }: Outcome): [number, string, string] {
  return [status, body.code, body.message];
}

/** Status and code of an error answer. */
export function denialCode({ status, body }: Outcome): [number, string] {
  return [status, body.code];
}
