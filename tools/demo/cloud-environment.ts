import { environment, type SimulatorInfo } from "cloud-snapshots-simulator";
import { secretVariables } from "../clouds/environment";

/** What a Pulumi run needs to find the simulated clouds instead of the real ones, whatever is set outside. */
export const cloudEnvironment = (info: SimulatorInfo): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(secretVariables.map((name) => [name, undefined])),
  ...environment(info),
});
