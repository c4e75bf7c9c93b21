import { randomInt } from "node:crypto";
import { DEFAULT_BEHAVIOUR } from "./alibaba/behaviour";
import { Ecs } from "./alibaba/ecs";
import type { EcsControl } from "./alibaba/ecs-control";
import { controlListener } from "./control/listener";
import type { SimulatorInfo, SimulatorOptions } from "./options";
import { type Fault, FaultQueue } from "./shared/faults";
import type { JournalEntry } from "./shared/journal";
import { Random } from "./shared/random";
import { listen } from "./shared/server";

const CREDENTIALS = { accessKeyId: "testAk", accessKeySecret: "testSk" };

/** A running simulator. */
export interface Simulator {
  readonly info: SimulatorInfo;
  /** The simulated Alibaba account. */
  readonly ecs: EcsControl;
  /** Every call since the start or the last reset, in order of arrival. */
  journal(): JournalEntry[];
  /** Disturbs coming calls. */
  fault(fault: Fault): void;
  /** Returns to the state of the start: ready-made disks, no snapshots, plans, faults, extra keys or journal. */
  reset(): void;
  /** Stops all services and cuts their connections. */
  close(): Promise<void>;
}

/**
 * Starts the stand-ins of the clouds and their control service on the loopback interface.
 *
 * @throws the listening error when the control port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const seed = options.seed ?? randomInt(2 ** 31);
  const now = options.now ?? Date.now;
  const faults = new FaultQueue();
  const entries: JournalEntry[] = [];
  const { snapshotSeconds = DEFAULT_BEHAVIOUR.snapshotSeconds } = options;
  const ecs = new Ecs({
    behaviour: { ...DEFAULT_BEHAVIOUR, snapshotSeconds, ...options.alibaba },
    random: new Random(seed),
    faults,
    now,
    record: (entry) => entries.push(entry),
    credentials: CREDENTIALS,
  });
  const handles = {
    ecs: ecs.control,
    journal: () => [...entries],
    fault: (fault: Fault) => faults.add(fault),
    reset: () => {
      ecs.reset();
      faults.clear();
      entries.length = 0;
    },
  };
  const control = await listen(controlListener(handles), options.port ?? 0);
  const api = await listen(ecs.service.listener, 0);
  return {
    ...handles,
    info: {
      endpoints: { alibaba: { ecs: api.url }, control: control.url },
      credentials: CREDENTIALS,
      alibaba: { region: "cn-hangzhou", disks: ecs.disks },
      seed,
    },
    close: async () => {
      await Promise.all([control.close(), api.close()]);
    },
  };
}
