import { randomInt } from "node:crypto";
import type { RequestListener } from "node:http";
import { type CloudInfos, type Controls, everyCloud, type JournalEntry, type ServiceName } from "./clouds";
import type { ControlHandles } from "./control/listener";
import type { Routes } from "./control/routes";
import type { SimulatorInfo, SimulatorOptions } from "./options";
import { defined } from "./shared/defined";
import { FaultQueue } from "./shared/faults";
import type * as shared from "./shared/journal";
import { Random } from "./shared/random";

const usualCredentials = { accessKeyId: "testAk", accessKeySecret: "testSk" };

/** The stand-ins of the clouds, without a port: whoever opens them hands requests over. */
export interface OpenSimulator {
  readonly handles: ControlHandles;
  /** What is there from the start. */
  readonly info: Omit<SimulatorInfo, "endpoints">;
  /** Serves one request to a service, as node:http hands it over. */
  readonly listeners: Readonly<Record<ServiceName, RequestListener>>;
}

/** Opens the stand-ins of the clouds. The option `port` is for those who listen. */
export function openSimulator(options: Omit<SimulatorOptions, "port"> = {}): OpenSimulator {
  return openParts(options).simulator;
}

/** The same, with what the control service answers for each service. */
export function openParts(options: Omit<SimulatorOptions, "port">) {
  const { seed = randomInt(2 ** 31), now = Date.now, snapshotSeconds } = options;
  const faults = new FaultQueue();
  const entries: shared.JournalEntry[] = [];
  const context = {
    faults,
    now,
    record: (entry: shared.JournalEntry) => entries.push(entry),
    credentials: usualCredentials,
    usual: defined({ snapshotSeconds }),
  };
  const opened = everyCloud.map(([name, cloud]) => {
    const random = new Random(seed ^ cloud.stream);
    return [name, cloud.open({ ...context, random }, options[name] ?? {})] as const;
  });
  const services = opened.flatMap(([, cloud]) => Object.entries(cloud.services));
  const reset = () => {
    for (const [, service] of services) {
      service.reset();
    }
    faults.clear();
    entries.length = 0;
  };
  // The registry's types say what each name stands for; a list of all clouds has lost it.
  const controls = Object.fromEntries(services.map(([name, { control }]) => [name, control])) as unknown as Controls;
  const infos = Object.fromEntries(opened.map(([name, { info }]) => [name, info])) as unknown as CloudInfos;
  const simulator: OpenSimulator = {
    handles: {
      ...controls,
      journal: () => [...entries] as JournalEntry[],
      fault: (fault) => faults.add(fault),
      reset,
    },
    info: { credentials: usualCredentials, ...infos, seed },
    listeners: Object.fromEntries(
      services.map(([name, { listener }]) => [name, listener]),
    ) as OpenSimulator["listeners"],
  };
  const routes: Routes[] = services.map(([, service]) => service.routes);
  const names = opened.map(([name, cloud]) => [name, Object.keys(cloud.services) as ServiceName[]] as const);
  return { simulator, routes, names };
}
