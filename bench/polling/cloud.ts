import { type Simulator, startSimulator } from "cloud-snapshots-simulator";
import type { HttpRequest, Transport } from "#provider/http/transport";
import { VirtualClock } from "../../tools/virtual-clock";
import { directTransport } from "../direct-transport";
import { type SignedCall, signedCalls } from "../signed-calls";
import { type HintModel, membersThatTell } from "./hints";

/** Of every measurement. */
const begin = Date.parse("2026-01-01T00:00:00Z");

/** Between snapshots that are made in turn, so that no minute holds the looks at two of them. */
export const pause = 60_000;

/** As many as the cloud makes of one disk at a time. */
const snapshotsPerDisk = 10;

/** A simulated ECS account on a virtual clock, with enough disks for all snapshots to be made at a time. */
export interface Cloud {
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  /** The disk of each snapshot to come. */
  readonly disks: readonly string[];
  /** Holds the clock during calls. */
  readonly transport: Transport;
  readonly call: SignedCall;
}

/** The disk of a CreateSnapshot, whose parameters are in the address or in the body. */
function diskIn({ url, body }: HttpRequest): string {
  const id = new URL(url).searchParams.get("DiskId") ?? new URLSearchParams(body).get("DiskId");
  if (id === null)
    throw new Error("A CreateSnapshot names no disk, so that nobody knows what the cloud would tell of it.");
  return id;
}

/** Runs work against a cloud of its own. `durations` are seconds, `model` is what the cloud tells meanwhile. */
export async function withCloud<T>(
  seed: number,
  durations: readonly number[],
  model: HintModel,
  work: (cloud: Cloud) => Promise<T>,
): Promise<T> {
  const clock = new VirtualClock(begin);
  const simulator = await startSimulator({ seed, now: () => clock.now() });
  const startedAt = new Map<string, number[]>();
  let disk = "";
  const disks = durations.map((seconds, i) => {
    const turn = i % snapshotsPerDisk;
    if (turn === 0) disk = simulator.ecs.putDisk({ category: "cloud_essd" }).id;
    const of = disk;
    const age = () => (clock.now() - (startedAt.get(of)?.[turn] ?? clock.now())) / 1_000;
    simulator.ecs.plan({ diskId: of, seconds, curve: "none", fields: membersThatTell(model, seconds, age) });
    return of;
  });
  const transport = clock.hold((request) => {
    if (request.operation === "CreateSnapshot") {
      const source = diskIn(request);
      startedAt.set(source, [...(startedAt.get(source) ?? []), clock.now()]);
    }
    return directTransport(request);
  });
  const call = signedCalls(simulator.info, transport, () => clock.now());
  try {
    return await work({ simulator, clock, disks, transport, call });
  } finally {
    await simulator.close();
  }
}
