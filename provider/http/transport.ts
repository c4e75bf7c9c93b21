import { type Clock, systemClock } from "../time/clock";
import { concurrencyLimit } from "./concurrency-limit";
import type { Endpoint } from "./endpoint";
import { LocalError, TransportError } from "./errors";
import { BrokenExchange, type Exchange } from "./exchange";
import { failureOf } from "./failure";
import { gotExchange } from "./got-exchange";

export interface HttpRequest {
  /** Names the call in errors. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Where the request goes; its URL is of no other host. */
  readonly endpoint: Endpoint;
  /** Complete, with a query that is already encoded. */
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** The request makes or deletes something: once it is out it is never aborted, because its answer tells what has become of it. */
  readonly makes?: boolean | undefined;
  /** Asked when the request's turn has come: the error with which it ends instead of being sent. */
  readonly unless?: () => Error | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** The value of a header, by its small name; the first one of several. */
export const headerOf = (headers: HttpResponse["headers"], name: string): string | undefined =>
  [headers[name]].flat()[0];

/** One attempt at one request. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export interface TransportOptions {
  /** For one attempt from its beginning to the end of its answer. Default 30 s. */
  readonly timeoutMs?: number;
  /** What that time runs by. Default: the system's clock. */
  readonly clock?: Clock;
  /** HTTPS_PROXY, ALL_PROXY and NO_PROXY are read from it at each request. Default: this process's. */
  readonly env?: Record<string, string | undefined>;
  /** Resolves host names. Default: the system's resolver. */
  readonly lookup?: typeof import("node:dns").lookup;
  /** How requests get onto the wire. Default: with got. */
  readonly exchange?: Exchange;
}

const largestBody = 4 * 1024 * 1024;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** To one host, which is as many as there are sockets: waiting for one must not use up the time that an answer may take. */
const callsAtATime = 16;

/** For the resolver, the connection and TLS, each: half of the time at most, so that an error can tell which of them it was. */
const longestPhase = 10_000;

/** Refuses to send anything in clear, except to this machine, and to another host than the endpoint's. */
function checkedUrl({ operation, url, endpoint }: HttpRequest): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.host !== endpoint.host)
    throw new LocalError(operation, "refused to call another host than the endpoint's");
  const { protocol, hostname } = parsed;
  if (protocol === "https:" || (protocol === "http:" && loopback.test(hostname))) return parsed;
  throw new LocalError(operation, `refused to call ${protocol}//${hostname}: only https is allowed outside loopback`);
}

/** Sends requests, each bounded in time and size (4 MiB) and, for each host, so many at a time. */
export function httpTransport({
  timeoutMs = 30_000,
  clock = systemClock,
  env,
  lookup,
  exchange = gotExchange({ phaseMs: Math.min(longestPhase, timeoutMs / 2), maxSockets: callsAtATime, env, lookup }),
}: TransportOptions = {}): Transport {
  const hosts = new Map<string, ReturnType<typeof concurrencyLimit>>();

  const send = async (request: HttpRequest, url: URL) => {
    const { operation, endpoint } = request;
    request.signal?.throwIfAborted();
    const signal = request.makes ? undefined : request.signal;
    const end = new AbortController();
    const leave = () => end.abort(signal?.reason);
    signal?.addEventListener("abort", leave);
    const limit = new AbortController();
    clock.sleep(timeoutMs, limit.signal).then(
      () => end.abort(new Error("time is up")),
      () => {}, // there was an answer
    );
    let isTooLarge = false;
    const onReceived = (bytes: number) => {
      if (bytes <= largestBody) return;
      isTooLarge = true;
      end.abort();
    };
    try {
      return await exchange({ ...request, url, signal: end.signal, onReceived });
    } catch (error) {
      signal?.throwIfAborted();
      if (isTooLarge) throw new TransportError(operation, "the answer is larger than 4 MiB");
      if (!(error instanceof BrokenExchange)) throw error;
      const { ending } = error;
      throw failureOf(operation, endpoint, end.signal.aborted ? { ...ending, code: "ETIMEDOUT" } : ending);
    } finally {
      limit.abort("answered"); // a reason of its own would be an exception with a stack
      signal?.removeEventListener("abort", leave);
    }
  };

  return async (request) => {
    const url = checkedUrl(request);
    const inSlot = hosts.get(url.host) ?? concurrencyLimit(callsAtATime);
    hosts.set(url.host, inSlot);
    return inSlot(async () => {
      const refusal = request.unless?.();
      if (refusal) throw refusal;
      return send(request, url);
    }, request.signal);
  };
}
