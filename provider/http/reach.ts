import type { Clock } from "../time/clock";
import { ConnectionError } from "./connection-error";
import type { Transport } from "./transport";

/** How long a host that has never answered may take to become reachable: a network that is just coming up. */
const patience = 20_000;

/** Failures that are further apart are not one story. */
const apart = 60_000;

interface Trouble {
  readonly since: number;
  readonly last: number;
}

/**
 * Tells mistakes from outages. A host that has answered this process once is there, and what stops it passes: such errors are
 * worth trying again. One that has never answered is a wrong region, endpoint, proxy or certificate: its errors become final,
 * at once where nothing passes by itself, else after 20 s.
 */
export function knowingReach(send: Transport, clock: Clock): Transport {
  const answered = new Set<string>();
  const troubles = new Map<string, Trouble>();

  const isMistake = (error: ConnectionError, host: string, begunAt: number): boolean => {
    if (answered.has(host)) return false;
    const now = clock.now();
    const before = troubles.get(host);
    const since = before && begunAt - before.last < apart ? before.since : begunAt;
    troubles.set(host, { since, last: now });
    return !error.mayPass || now - since >= patience;
  };

  return async (request) => {
    const { host } = request.endpoint;
    const begunAt = clock.now();
    try {
      const response = await send(request);
      answered.add(host);
      return response;
    } catch (error) {
      throw error instanceof ConnectionError && isMistake(error, host, begunAt) ? error.final() : error;
    }
  };
}
