import http from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Endpoint } from "./endpoint";
import { LocalError, TransportError } from "./errors";
import { failureOf } from "./failure";
import { proxyFor } from "./proxy-settings";
import { isSecured, SecureAgent } from "./secure-agent";
import { slots } from "./slots";
import { TunnelAgent } from "./tunnel";

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
  /** The request makes something: once it is out it is never aborted, because its answer tells what it made. */
  readonly makes?: boolean | undefined;
  /** Asked when the request's turn has come: the error with which it ends instead of being sent. */
  readonly unless?: () => Error | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** One attempt at one request. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export interface TransportOptions {
  /** For one attempt from its beginning to the end of its answer. Default 30 s. */
  readonly timeoutMs?: number;
  /** HTTPS_PROXY, ALL_PROXY and NO_PROXY are read from it at each request. Default: this process's. */
  readonly env?: Record<string, string | undefined>;
  /** Resolves host names. Default: the system's resolver. */
  readonly lookup?: typeof import("node:dns").lookup;
}

const largestBody = 4 * 1024 * 1024;
/** Tokens of an IAM user come in a header and may have 64 KiB. */
const largestHeaders = 128 * 1024;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** To one host, which is as many as there are sockets: waiting for one must not use up the time that an answer may take. */
const callsAtATime = 16;
const keepAlive = { keepAlive: true, maxSockets: callsAtATime };

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

/** Agents that connect as the environment wants it: one for each proxy, and one without. Plain http never leaves this machine. */
function agentsFor(env: Record<string, string | undefined>, timeoutMs: number) {
  const direct = new SecureAgent(keepAlive);
  const plain = new http.Agent(keepAlive);
  const tunnels = new Map<string, TunnelAgent>();
  return (operation: string, hostname: string) => {
    let proxy: ReturnType<typeof proxyFor>;
    try {
      proxy = proxyFor(hostname, env);
    } catch (error) {
      throw new LocalError(operation, (error as Error).message);
    }
    if (!proxy) return { https: direct, http: plain };
    const tunnel = tunnels.get(proxy.url.href) ?? new TunnelAgent(proxy, timeoutMs, keepAlive);
    tunnels.set(proxy.url.href, tunnel);
    return { https: tunnel, http: plain };
  };
}

/** Sends requests with got: no retries, no redirects, bounded in time and size (4 MiB), through the environment's proxy. */
export function httpTransport({ timeoutMs = 30_000, env = process.env, lookup }: TransportOptions = {}): Transport {
  const hosts = new Map<string, ReturnType<typeof slots>>();
  const phaseMs = Math.min(longestPhase, timeoutMs / 2);
  const agents = agentsFor(env, phaseMs);

  const send = async (request: HttpRequest, url: URL) => {
    const { default: got, RequestError, TimeoutError } = await import("got"); // an ES module: plain require needs Node 22.12
    const { operation, endpoint } = request;
    const agent = agents(operation, url.hostname);
    request.signal?.throwIfAborted();
    const signal = request.makes ? undefined : request.signal;
    const end = new AbortController();
    const leave = () => end.abort(signal?.reason);
    signal?.addEventListener("abort", leave, { once: true });
    let isTooLarge = false;
    let socket: Socket | undefined;
    let isConnected = false;
    // got's own limit leaves a request alone that still waits for its connection
    const limit = setTimeout(() => end.abort(new Error("time is up")), timeoutMs + 1_000);
    try {
      const pending = got(url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        ...(lookup ? { dnsLookup: lookup as never } : {}),
        agent,
        retry: { limit: 0 },
        followRedirect: false,
        throwHttpErrors: false,
        maxHeaderSize: largestHeaders,
        timeout: { lookup: phaseMs, connect: phaseMs, secureConnect: phaseMs, request: timeoutMs },
        signal: end.signal,
      });
      void pending.on("request", (sent) => {
        sent.once("socket", (given) => {
          socket = given;
          isConnected = !given.connecting;
          // a kept socket never connects again: listeners would pile up on it
          if (given.connecting) {
            given.once("connect", () => {
              isConnected = true;
            });
          }
        });
      });
      void pending.on("downloadProgress", ({ transferred }) => {
        if (transferred <= largestBody) return;
        isTooLarge = true;
        end.abort();
      });
      const { statusCode, headers, body } = await pending;
      return { status: statusCode, headers, body };
    } catch (error) {
      signal?.throwIfAborted();
      if (isTooLarge) throw new TransportError(operation, "the answer is larger than 4 MiB");
      const phase = error instanceof TimeoutError && error.event !== "request" ? error.event : undefined;
      const isSecure = socket instanceof TLSSocket;
      const isOut = socket !== undefined && (isSecure ? isSecured(socket) : isConnected);
      const cause = error instanceof RequestError ? (error.cause ?? error) : error;
      const code = end.signal.aborted ? "ETIMEDOUT" : error instanceof RequestError ? error.code : String(error);
      throw failureOf(operation, endpoint, {
        code,
        phase: phase ?? (isSecure && !isOut ? "secureConnect" : undefined),
        isOut,
        cause,
      });
    } finally {
      clearTimeout(limit);
      signal?.removeEventListener("abort", leave);
    }
  };

  return async (request) => {
    const url = checkedUrl(request);
    const inSlot = hosts.get(url.host) ?? slots(callsAtATime);
    hosts.set(url.host, inSlot);
    return inSlot(async () => {
      const refusal = request.unless?.();
      if (refusal) throw refusal;
      return send(request, url);
    }, request.signal);
  };
}
