import { everyCloud } from "./clouds";
import { environment } from "./environment";
import type { SimulatorInfo } from "./options";

/** No value holds a quote: they are keys, ids, regions and addresses on this machine. */
const quoted = (value: string) => `'${value}'`;

/** What a person needs to know of a simulator that has started: commands that set the environment, and ids to try. */
export function greeting(info: SimulatorInfo): string {
  const variables = Object.entries(environment(info));
  const tokens = everyCloud.flatMap(([, cloud]) => cloud.tokens);
  const examples = everyCloud.flatMap(([name, cloud]) => Object.entries(cloud.examples(info[name])));
  return [
    `The simulated clouds are there (seed ${info.seed}). Ctrl-C ends them.`,
    "",
    "In bash:",
    "",
    ...variables.map(([name, value]) => `export ${name}=${quoted(value)}`),
    `unset ${tokens.join(" ")}`,
    "",
    "In PowerShell:",
    "",
    ...variables.map(([name, value]) => `$env:${name} = ${quoted(value)}`),
    ...tokens.map((name) => `$env:${name} = $null`),
    "",
    ...examples.map(([what, ids]) => `${what}: ${ids.join(" ")}`),
    `Control service: ${info.endpoints.control}`,
  ].join("\n");
}
