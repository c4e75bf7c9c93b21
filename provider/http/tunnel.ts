import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { isCertificateCode } from "./certificate-codes";
import type { ProxyServer } from "./proxy-settings";
import { SecureAgent } from "./secure-agent";
import { shownCause } from "./shown-cause";

/** The proxy did not connect us: nothing was sent to the target. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";

  constructor(
    { name, variable }: ProxyServer,
    what: string,
    /** The proxy has answered, and answers the same the next time. */
    readonly isRefusal: boolean,
    cause?: unknown,
  ) {
    super(`the proxy ${name} (${variable}) ${what}`, cause === undefined ? {} : { cause: shownCause(cause) });
  }
}

function refusal(proxy: ProxyServer, target: string, status: number): ProxyError {
  if (status === 407) {
    const what = proxy.authorization ? "refuses the login that the variable holds" : "asks for a login";
    const how = `write it as http://user:password@host:port into ${proxy.variable}`;
    return new ProxyError(proxy, `${what} (HTTP 407), so nothing was sent: ${how}`, true);
  }
  const isLasting = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return new ProxyError(proxy, `does not connect to ${target} (HTTP ${status}), so nothing was sent`, isLasting);
}

function unusable(proxy: ProxyServer, error: NodeJS.ErrnoException): ProxyError {
  const isUntrusted = proxy.url.protocol === "https:" && isCertificateCode(error.code);
  const how = isUntrusted
    ? `: write http:// into ${proxy.variable} if the proxy speaks no TLS, else put its CA certificate into the file that NODE_EXTRA_CA_CERTS names`
    : "";
  return new ProxyError(proxy, `cannot be used (${whyOf(error)}), so nothing was sent${how}`, isUntrusted, error);
}

const whyOf = (error: NodeJS.ErrnoException) => error.code ?? error.message;

/**
 * A connection through a proxy (CONNECT), ready for TLS. Ends, well or badly, within the time: a proxy that says nothing, drips
 * or never stops its headers holds nothing up. Throws ProxyError.
 */
export function openTunnel(proxy: ProxyServer, target: string, timeoutMs: number): Promise<Duplex> {
  const { url, authorization } = proxy;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request({
      method: "CONNECT",
      host,
      port: url.port || (url.protocol === "https:" ? 443 : 80),
      path: target,
      headers: { host: target, ...(authorization ? { "proxy-authorization": authorization } : {}) },
      agent: false,
      // Node would take it from the header, which names the target
      servername: isIP(host) ? "" : host,
    });
    const limit = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)), timeoutMs);
    request.once("connect", ({ statusCode = 0 }, socket, head) => {
      clearTimeout(limit);
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        return reject(refusal(proxy, target, statusCode));
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(limit);
      reject(unusable(proxy, error));
    });
    request.end();
  });
}

/**
 * Waits until the target has shown its certificate through the tunnel, so that whoever gets the connection can send. Throws
 * ProxyError; for a wrong certificate the error of Node, as without a proxy.
 */
function secured(socket: TLSSocket, proxy: ProxyServer, target: string, timeoutMs: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => socket.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)), timeoutMs);
    const fail = (error: NodeJS.ErrnoException) => {
      clearTimeout(limit);
      if (socket.authorizationError) return reject(error);
      const what = `lets no TLS through to ${target} (${whyOf(error)}), so nothing was sent`;
      reject(new ProxyError(proxy, what, false, error));
    };
    socket.once("error", fail);
    socket.once("secureConnect", () => {
      clearTimeout(limit);
      socket.off("error", fail);
      resolve(socket);
    });
  });
}

/** Connects through a proxy. */
export class TunnelAgent extends SecureAgent {
  constructor(
    private readonly proxy: ProxyServer,
    private readonly timeoutMs: number,
    options: https.AgentOptions,
  ) {
    super(options);
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const done = (error: Error | null, stream?: Duplex) => callback?.(error, stream as Duplex);
    const host = options.host?.includes(":") ? `[${options.host}]` : options.host;
    const target = `${host}:${options.port}`;
    openTunnel(this.proxy, target, this.timeoutMs)
      .then((socket) => super.createConnection({ ...options, socket } as https.RequestOptions) as TLSSocket)
      .then((socket) => secured(socket, this.proxy, target, this.timeoutMs))
      .then(
        (socket) => done(null, socket),
        (error: Error) => done(error),
      );
    return undefined;
  }
}
