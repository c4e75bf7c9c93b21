import type { HttpRequest, Transport } from "../../provider/http/transport";
import { allAt, services } from "../../tools/clouds/environment";
import type { World } from "./world";

/** Where the clouds are for a program that puts no endpoint of its own in their place. */
export const noOverrides = allAt("");

/** The clouds' own hosts in the regions of the tests, by the simulator that stands for them. */
const hostsOf = ({ cloud }: World): Record<string, string> =>
  Object.fromEntries(Object.values(services).map(({ host, origin }) => [host, origin(cloud.info.endpoints)]));

/** Leads what is meant for the clouds' own hosts to the simulators, and everything else to where it wants to go. */
export function atCloudHosts(world: World, saw: (request: HttpRequest) => void): Transport {
  const hosts = hostsOf(world);
  const { transport } = world.runtime;
  return (request) => {
    saw(request);
    const origin = hosts[new URL(request.url).hostname];
    if (origin === undefined) return transport(request);
    const { host } = new URL(request.url);
    return transport({
      ...request,
      url: request.url.replace(`https://${host}`, origin),
      headers: { ...request.headers, host },
      endpoint: { ...request.endpoint, origin, host: new URL(origin).host },
    });
  };
}
