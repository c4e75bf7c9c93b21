import { everyCloud } from "./clouds";
import type { SimulatorInfo } from "./options";

/** The environment variables with which pulumi-cloud-snapshots finds the simulated clouds instead of the real ones. */
export function environment(info: SimulatorInfo): Record<string, string> {
  const { credentials } = info;
  const parts = everyCloud.map(([name, cloud]) =>
    cloud.environment({ info: info[name], endpoints: { ...info.endpoints[name] }, credentials }),
  );
  return Object.assign({}, ...parts);
}
