import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { type CallOptions, callV3, type Values } from "./signing-client";

/** 2026-11-20T12:00:00Z. */
export const noon = Date.UTC(2026, 10, 20, 12);

/** An answer of the service, read. */
export interface Outcome {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as the wire has them
  readonly body: any;
}

/** A simulator on a virtual clock, with a signed-in caller. */
export interface Fixture {
  readonly simulator: Simulator;
  readonly url: string;
  /** Ready-made disks. */
  readonly essd: string;
  readonly efficiency: string;
  /** Moves the clock. */
  pass(seconds: number): void;
  now(): number;
  call(action: string, values?: Values, options?: CallOptions): Promise<Outcome>;
  /** Starts a snapshot that must succeed, and gives its id. */
  create(values?: Values): Promise<string>;
  /** The snapshot as DescribeSnapshots lists it, undefined when it does not. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as the wire has them
  poll(id: string): Promise<any>;
}

/** Runs a test against its own simulator, which ends with it. */
export async function withSimulator(
  test: (fixture: Fixture) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> {
  let at = noon;
  const simulator = await startSimulator({ seed: 7, now: () => at, ...options });
  const url = simulator.info.endpoints.alibaba.ecs;
  const [essd = "", efficiency = ""] = simulator.info.alibaba.disks;
  const call = async (action: string, values: Values = {}, callOptions: CallOptions = {}): Promise<Outcome> => {
    const { status, text } = await callV3(url, action, values, { date: at, ...callOptions });
    return { status, body: JSON.parse(text) };
  };
  try {
    await test({
      simulator,
      url,
      essd,
      efficiency,
      pass: (seconds) => {
        at += seconds * 1000;
      },
      now: () => at,
      call,
      create: async (values = {}) => {
        const { status, body } = await call("CreateSnapshot", { DiskId: essd, ...values });
        expect({ status, code: body.Code }).toEqual({ status: 200, code: undefined });
        return body.SnapshotId;
      },
      poll: async (id) => {
        const { body } = await call("DescribeSnapshots", {
          RegionId: "cn-hangzhou",
          SnapshotIds: JSON.stringify([id]),
        });
        return body.Snapshots.Snapshot[0];
      },
    });
  } finally {
    await simulator.close();
  }
}

/** Status, code and text of an error answer. */
export function refusal({ status, body }: Outcome): [number, string, string] {
  return [status, body.Code, body.Message];
}

/** Status and code of an error answer. */
export function code({ status, body }: Outcome): [number, string] {
  return [status, body.Code];
}
