import type { Clock } from "../time/clock";
import { ConnectionError } from "./connection-error";
import { whatToCheck } from "./endpoint";
import { TransportError } from "./errors";
import { terminalLine } from "./terminal-line";
import type { HttpRequest, HttpResponse, Transport } from "./transport";

/** How long a host that has never answered may take to become reachable: a network that is just coming up. */
const patience = 20_000;

/** Failures that are further apart are not one story. */
const apart = 60_000;

interface Trouble {
  readonly since: number;
  readonly last: number;
  /** The error that was final, and when it came: whoever waited in line then need not try. */
  readonly final?: { readonly at: number; readonly error: ConnectionError };
}

/** Whether an answer may be the cloud's own: JSON, plain or in base64. */
const isOfCloud = ({ body }: HttpResponse) => /^\s*(\{|e[w-z0-9+/])/.test(body.slice(0, 200));

/** Whether a refusal is no cloud's: of a gateway, a proxy, or of whoever listens at a wrong endpoint. */
const isStrangers = (response: HttpResponse) =>
  response.status <= 499 && ![401, 408, 429].includes(response.status) && !isOfCloud(response);

function strangerError({ operation, endpoint }: HttpRequest, { status, headers }: HttpResponse): TransportError {
  const type = terminalLine(String(headers["content-type"] ?? "no content type"), 100);
  return new TransportError(
    operation,
    `HTTP ${status} with an answer that is no cloud's (${type}): a gateway or another server answers for ${endpoint.host}. ` +
      `Check ${whatToCheck(endpoint)}, and the network of this machine (DNS, HTTPS_PROXY)`,
    { status, isFinal: true },
  );
}

/**
 * Tells mistakes from outages. A host that has answered this process once is there, and what stops it passes: such errors are
 * worth trying again. One that has never answered is a wrong region, endpoint, proxy or certificate: its errors become final,
 * at once where nothing passes by itself, else after 20 s. So does a refusal that no cloud has written.
 */
export function knowingReach(send: Transport, clock: Clock): Transport {
  const answered = new Set<string>();
  const troubles = new Map<string, Trouble>();

  const judged = (error: ConnectionError, host: string, begunAt: number): ConnectionError => {
    if (answered.has(host)) return error;
    const now = clock.now();
    const before = troubles.get(host);
    const since = before && begunAt - before.last < apart ? before.since : begunAt;
    const isMistake = !error.mayPass || now - since >= patience;
    const final = isMistake ? { at: now, error: error.final() } : before?.final;
    troubles.set(host, { since, last: now, ...(final ? { final } : {}) });
    return isMistake && final ? final.error : error;
  };

  return async (request) => {
    const { host } = request.endpoint;
    const begunAt = clock.now();
    const unless = () => {
      const final = answered.has(host) ? undefined : troubles.get(host)?.final;
      return final && begunAt <= final.at ? final.error : undefined;
    };
    try {
      const response = await send({ ...request, unless });
      if (response.status < 400 || isOfCloud(response)) answered.add(host);
      else if (!answered.has(host) && isStrangers(response)) throw strangerError(request, response);
      return response;
    } catch (error) {
      throw error instanceof ConnectionError ? judged(error, host, begunAt) : error;
    }
  };
}
