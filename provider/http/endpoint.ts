import { LocalError } from "./errors";

/** Where one service of a cloud is called. */
export interface Endpoint {
  /** As people call it: `ECS`. */
  readonly service: string;
  /** `https://ecs.cn-beijing.aliyuncs.com`: scheme, host and port. */
  readonly origin: string;
  /** Host, with the port if it is not the scheme's own. */
  readonly host: string;
  readonly region: string;
  /** The environment variable that names this endpoint in place of the cloud's own. */
  readonly variable?: string;
}

/** What to look at when an endpoint cannot be reached. */
export const whatToCheck = ({ region, variable }: Endpoint): string =>
  variable ? `${variable} in the environment (region ${region})` : `the region ${region}`;

/**
 * The URL of a path at an endpoint. Throws LocalError when the two make another host or path than was meant, whatever a
 * region, a project or an id may hold.
 */
export function addressOf(operation: string, { origin, host }: Endpoint, path: string): URL {
  const url = URL.canParse(origin + path) ? new URL(origin + path) : undefined;
  const isMeant = url?.host === host && url.pathname === path && !url.search && !url.hash && !url.username;
  if (url && isMeant && !url.password) return url;
  throw new LocalError(
    operation,
    "refused to call another address than the cloud's: a region, project or id is no such thing",
  );
}
