import { environment } from "./environment";
import type { SimulatorInfo } from "./options";

/** Names that hold security tokens. One that is set would be sent together with the simulator's keys, and refused. */
const TOKENS = ["ALICLOUD_SECURITY_TOKEN", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "BAIDUCLOUD_SESSION_TOKEN"];

/** No value holds a quote: they are keys, ids, regions and addresses on this machine. */
const quoted = (value: string) => `'${value}'`;

/** What a person needs to know of a simulator that has started: commands that set the environment, and ids to try. */
export function greeting(info: SimulatorInfo): string {
  const variables = Object.entries(environment(info));
  const { alibaba, huawei, baidu } = info;
  return [
    `The simulated clouds are there (seed ${info.seed}). Ctrl-C ends them.`,
    "",
    "In bash:",
    "",
    ...variables.map(([name, value]) => `export ${name}=${quoted(value)}`),
    `unset ${TOKENS.join(" ")}`,
    "",
    "In PowerShell:",
    "",
    ...variables.map(([name, value]) => `$env:${name} = ${quoted(value)}`),
    ...TOKENS.map((name) => `$env:${name} = $null`),
    "",
    `Alibaba disks: ${alibaba.disks.join(" ")}`,
    `Huawei volumes: ${huawei.volumes.join(" ")}`,
    `Huawei clusters: ${huawei.clusters.join(" ")}`,
    `Huawei automated snapshots: ${huawei.automatedSnapshots.join(" ")}`,
    `Baidu volumes: ${baidu.volumes.join(" ")}`,
    `Baidu instances: ${baidu.instances.join(" ")}`,
    `Control service: ${info.endpoints.control}`,
  ].join("\n");
}
