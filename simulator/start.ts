import type { Endpoints } from "./clouds";
import { type ControlHandles, controlListener } from "./control/listener";
import { openParts } from "./open";
import type { SimulatorInfo, SimulatorOptions } from "./options";
import { listen } from "./shared/server";

/** A running simulator. */
export interface Simulator extends ControlHandles {
  readonly info: SimulatorInfo;
  /** Stops all services and cuts their connections. */
  close(): Promise<void>;
}

/**
 * Starts the stand-ins of the clouds and their control service on the loopback interface.
 *
 * @throws the listening error when the control port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { simulator, routes, names } = openParts(options);
  const { handles, info, listeners } = simulator;
  const services = names.flatMap(([, ofCloud]) => ofCloud);
  const control = await listen(controlListener(handles, routes, services), options.port ?? 0);
  const servers = await Promise.all(services.map(async (name) => [name, await listen(listeners[name], 0)] as const));
  const urls = new Map(servers.map(([name, { url }]) => [name, url]));
  const endpoints = Object.fromEntries(
    names.map(([cloud, ofCloud]) => [cloud, Object.fromEntries(ofCloud.map((name) => [name, urls.get(name)]))]),
  ) as unknown as Endpoints;
  return {
    ...handles,
    info: { ...info, endpoints: { ...endpoints, control: control.url } },
    close: async () => {
      await Promise.all([control, ...servers.map(([, server]) => server)].map((server) => server.close()));
    },
  };
}
