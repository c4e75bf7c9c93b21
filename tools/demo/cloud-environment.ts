import { environment, type SimulatorInfo } from "cloud-snapshots-simulator";

/** What a Pulumi run needs to find the simulated clouds instead of the real ones, whatever is set outside. */
export const cloudEnvironment = (info: SimulatorInfo): NodeJS.ProcessEnv => ({
  ...environment(info),
  ALICLOUD_SECURITY_TOKEN: undefined,
  HUAWEICLOUD_SDK_SECURITY_TOKEN: undefined,
  BAIDUCLOUD_SESSION_TOKEN: undefined,
});
