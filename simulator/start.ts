import { type ControlHandles, controlListener } from "./control/listener";
import { openSimulator } from "./open";
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
  const { handles, info, listeners } = openSimulator(options);
  const control = await listen(controlListener(handles), options.port ?? 0);
  const { ecs, evs, dws, iam, bcc } = listeners;
  const services = await Promise.all([ecs, evs, dws, iam, bcc].map((listener) => listen(listener, 0)));
  const [ecsUrl = "", evsUrl = "", dwsUrl = "", iamUrl = "", bccUrl = ""] = services.map(({ url }) => url);
  return {
    ...handles,
    info: {
      ...info,
      endpoints: {
        alibaba: { ecs: ecsUrl },
        huawei: { evs: evsUrl, dws: dwsUrl, iam: iamUrl },
        baidu: { bcc: bccUrl },
        control: control.url,
      },
    },
    close: async () => {
      await Promise.all([control, ...services].map((server) => server.close()));
    },
  };
}
