import http from "node:http";
import https from "node:https";
import { LocalError, TransportError } from "./errors";
import { slots } from "./slots";
import { isUnsent } from "./unsent";

export interface HttpRequest {
  /** Names the call in errors. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Complete, with a query that is already encoded. */
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** The request makes something: once it is out it is never aborted, because its answer tells what it made. */
  readonly makes?: boolean | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** One attempt at one request. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

const largestBody = 4 * 1024 * 1024;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** To one host, which is as many as there are sockets: waiting for one must not use up the time that an answer may take. */
const callsAtATime = 16;
const keepAlive = { keepAlive: true, maxSockets: callsAtATime };
/** Honours HTTPS_PROXY and NO_PROXY where Node's agent knows `proxyEnv` (22.21, 24.5 and newer). */
const agents = { https: new https.Agent({ ...keepAlive, proxyEnv: process.env }), http: new http.Agent(keepAlive) };

/** The host to call. Refuses to send anything in clear, except to this machine. */
function checkedHost({ operation, url }: HttpRequest): string {
  const { protocol, hostname, host } = new URL(url);
  if (protocol === "https:" || (protocol === "http:" && loopback.test(hostname))) return host;
  throw new LocalError(operation, `refused to call ${protocol}//${hostname}: only https is allowed outside loopback`);
}

/** Sends requests with got: no retries, no redirects, bounded in time and size (4 MiB). */
export function httpTransport(timeoutMs = 30_000): Transport {
  const hosts = new Map<string, ReturnType<typeof slots>>();
  const send: Transport = async (request) => {
    const { default: got, RequestError } = await import("got"); // an ES module: plain require needs Node 22.12
    const tooLarge = new AbortController();
    request.signal?.throwIfAborted();
    const signal = request.makes ? undefined : request.signal;
    try {
      const pending = got(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        agent: agents,
        retry: { limit: 0 },
        followRedirect: false,
        throwHttpErrors: false,
        timeout: { request: timeoutMs },
        signal: signal ? AbortSignal.any([tooLarge.signal, signal]) : tooLarge.signal,
      });
      void pending.on("downloadProgress", ({ transferred }) => {
        if (transferred > largestBody) tooLarge.abort();
      });
      const { statusCode, headers, body } = await pending;
      return { status: statusCode, headers, body };
    } catch (error) {
      signal?.throwIfAborted();
      if (tooLarge.signal.aborted) throw new TransportError(request.operation, "the answer is larger than 4 MiB");
      const reason = error instanceof RequestError ? error.code : String(error);
      const text = `no answer from ${new URL(request.url).host} (${reason})`;
      throw new TransportError(request.operation, text, !isUnsent(reason));
    }
  };
  return async (request) => {
    const host = checkedHost(request);
    const inSlot = hosts.get(host) ?? slots(callsAtATime);
    hosts.set(host, inSlot);
    return inSlot(() => send(request));
  };
}
