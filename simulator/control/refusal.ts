import type { IncomingMessage } from "node:http";

/** Why a request is not served, and the status that says so. */
export interface Refusal {
  readonly status: 403 | 415;
  readonly error: string;
}

/**
 * Refuses what a web page in the developer's browser could send. Another site's page names an Origin, or a host of its own
 * that it has pointed at the loopback address. It cannot send application/json without being asked for leave first.
 */
export function refusalOf({ headers, socket }: IncomingMessage): Refusal | undefined {
  const hosts = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${socket.localPort}`);
  if (!hosts.includes(headers.host ?? ""))
    return { status: 403, error: `the Host header must be ${hosts.join(" or ")}` };
  if (headers.origin !== undefined)
    return { status: 403, error: "web pages are not served: there is an Origin header" };
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  if (hasBody && type.trim().toLowerCase() !== "application/json") {
    return { status: 415, error: "the content type of a body must be application/json" };
  }
  return undefined;
}
