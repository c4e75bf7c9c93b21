import type { Endpoint } from "../../http/endpoint";
import { judgeRegion, type Regions } from "../inputs/region";

type Environment = Record<string, string | undefined>;

/** A service of a cloud, and where it is. */
export interface Service {
  /** As people call it: `ECS`. */
  readonly name: string;
  /** The environment variable that puts another endpoint in the place of the cloud's own. */
  readonly variable: string;
  readonly regions: Regions;
  /** The cloud's own host in a region. */
  readonly host: (region: string) => string;
}

const isLoopback = (hostname: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** What is wrong with the endpoint that a variable names; undefined if nothing is. The value is not shown. */
function problemOf(url: URL | undefined): string | undefined {
  if (!url || !["http:", "https:"].includes(url.protocol)) return "is no http or https address";
  if (url.username || url.password) return "must not hold a user or a password";
  if (url.pathname !== "/" || url.search || url.hash)
    return "must be scheme, host and port only, without path, query or fragment";
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return "must begin with https://: http:// is for addresses of this machine only";
  return undefined;
}

const overrideOf = ({ variable }: Service, env: Environment) => env[variable]?.trim() || undefined;
const parsed = (value: string) => (URL.canParse(value) ? new URL(value) : undefined);

/** What is wrong with a service's endpoint in the environment, as a sentence that names the variable; undefined if nothing is. */
export function overrideProblem(service: Service, env: Environment): string | undefined {
  const value = overrideOf(service, env);
  const problem = value === undefined ? undefined : problemOf(parsed(value));
  return problem && `${service.variable} in the environment ${problem} (https://host:port)`;
}

/**
 * Where a service is called in a region. The region is checked whatever it comes from: input, environment, state or a look-up's
 * argument, also with an endpoint of one's own. Throws a sentence.
 */
export function endpointOf(service: Service, region: string, env: Environment): Endpoint {
  const { refusal } = judgeRegion(service.regions, region);
  if (refusal) throw new Error(`The region ${refusal}.`);
  const problem = overrideProblem(service, env);
  if (problem) throw new Error(`${problem}.`);
  const value = overrideOf(service, env);
  const { origin, host } = new URL(value ?? `https://${service.host(region)}`);
  if (value === undefined && host !== service.host(region)) throw new Error("The region makes no host of the cloud's.");
  return {
    service: service.name,
    origin,
    host,
    region,
    ...(value === undefined ? {} : { variable: service.variable }),
  };
}

/** The warning for a service that is not called at its cloud; undefined for the cloud's own endpoint. */
export const overrideWarning = ({ service, origin, variable }: Endpoint, cloud: string): string | undefined =>
  variable && `${service} is called at ${origin} (${variable} in the environment), not at ${cloud}`;
