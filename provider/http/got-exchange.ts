import http from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { asError, LocalError } from "./errors";
import { BrokenExchange, type Exchange } from "./exchange";
import { proxyFor } from "./proxy-settings";
import { isSecured, SecureAgent } from "./secure-agent";
import { TunnelAgent } from "./tunnel";

export interface GotOptions {
  /** For the resolver, the connection and TLS, each, in milliseconds. */
  readonly phaseMs: number;
  /** Sockets to one host. */
  readonly maxSockets: number;
  /** HTTPS_PROXY, ALL_PROXY and NO_PROXY are read from it at each request. Default: this process's. */
  readonly env?: Record<string, string | undefined> | undefined;
  /** Resolves host names. Default: the system's resolver. */
  readonly lookup?: typeof import("node:dns").lookup | undefined;
}

/** Tokens of an IAM user come in a header and may have 64 KiB. */
const largestHeaders = 128 * 1024;

/** Agents that connect as the environment wants it: one for each proxy, and one without. Plain http never leaves this machine. */
function agentsFor({ env = process.env, phaseMs, maxSockets }: GotOptions) {
  const keepAlive = { keepAlive: true, maxSockets };
  const direct = new SecureAgent(keepAlive);
  const plain = new http.Agent(keepAlive);
  const tunnels = new Map<string, TunnelAgent>();
  return (operation: string, hostname: string) => {
    let proxy: ReturnType<typeof proxyFor>;
    try {
      proxy = proxyFor(hostname, env);
    } catch (error) {
      throw new LocalError(operation, asError(error).message);
    }
    if (!proxy) return { https: direct, http: plain };
    const tunnel = tunnels.get(proxy.url.href) ?? new TunnelAgent(proxy, phaseMs, keepAlive);
    tunnels.set(proxy.url.href, tunnel);
    return { https: tunnel, http: plain };
  };
}

/** Sends with got: no retries, no redirects, through the environment's proxy. */
export function gotExchange(options: GotOptions): Exchange {
  const agents = agentsFor(options);
  const { phaseMs, lookup } = options;
  return async ({ operation, url, method, headers, body, signal, onReceived }) => {
    const { default: got, RequestError, TimeoutError } = await import("got"); // an ES module: plain require needs Node 22.12
    const agent = agents(operation, url.hostname);
    let socket: Socket | undefined;
    let isConnected = false;
    try {
      const pending = got(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        ...(lookup ? { dnsLookup: lookup as never } : {}),
        agent,
        retry: { limit: 0 },
        followRedirect: false,
        throwHttpErrors: false,
        maxHeaderSize: largestHeaders,
        timeout: { lookup: phaseMs, connect: phaseMs, secureConnect: phaseMs },
        signal,
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
      void pending.on("downloadProgress", ({ transferred }) => onReceived(transferred));
      const answer = await pending;
      return { status: answer.statusCode, headers: answer.headers, body: answer.body };
    } catch (error) {
      const phase = error instanceof TimeoutError ? error.event : undefined;
      const secure = socket instanceof TLSSocket ? socket : undefined;
      const isOut = secure ? isSecured(secure) : isConnected;
      throw new BrokenExchange({
        code: error instanceof RequestError ? error.code : String(error),
        phase: phase ?? (secure && !isOut ? "secureConnect" : undefined),
        isOut,
        cause: error instanceof RequestError ? (error.cause ?? error) : error,
      });
    }
  };
}
