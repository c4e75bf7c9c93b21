import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import type { ProxyServer } from "./proxy-settings";

/** The proxy did not connect us. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";

  constructor(
    message: string,
    /** The proxy has answered, and answers the same the next time. */
    readonly isRefusal: boolean,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? {} : { cause });
  }
}

function refusal({ name, variable, authorization }: ProxyServer, target: string, status: number): ProxyError {
  const proxy = `the proxy ${name} (${variable})`;
  if (status === 407) {
    const what = authorization ? "refuses the login that the variable holds" : "asks for a login";
    return new ProxyError(
      `${proxy} ${what} (HTTP 407): write it as http://user:password@host:port into ${variable}`,
      true,
    );
  }
  const isLasting = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return new ProxyError(`${proxy} does not connect to ${target} (HTTP ${status})`, isLasting);
}

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
      setHost: false,
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
      const why = error.code ?? error.message;
      reject(new ProxyError(`the proxy ${proxy.name} (${proxy.variable}) can not be used (${why})`, false, error));
    });
    request.end();
  });
}

/** Connects through a proxy. */
export class TunnelAgent extends https.Agent {
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
    openTunnel(this.proxy, `${host}:${options.port}`, this.timeoutMs)
      .then((socket) => done(null, super.createConnection({ ...options, socket } as https.RequestOptions) as Duplex))
      .catch((error: Error) => done(error));
    return undefined;
  }
}
