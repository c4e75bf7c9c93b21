import { createHmac } from "node:crypto";
import { percentEncode } from "../../http/encode";
import type { Credentials } from "./credentials";

/** How long a signature is valid, in seconds: whoever reads one in a log can use it as long. The SDKs' 1,800 are more than a call needs. */
const shortLived = 300;

export interface UnsignedRequest {
  readonly method: string;
  /** Without query. */
  readonly url: URL;
  /** From `canonicalQuery`. */
  readonly query: string;
}

/** The query as it is signed and sent; a name without a value keeps its `=`. */
export function canonicalQuery(query: Record<string, string | undefined>): string {
  return Object.entries(query)
    .filter(([name, value]) => value !== undefined && name.toLowerCase() !== "authorization")
    .map(([name, value = ""]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join("&");
}

const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");

/** The headers of a request signed with bce-auth-v1. Host, date and token are signed, so nothing else can disturb it. */
export function signedHeaders(
  request: UnsignedRequest,
  credentials: Credentials,
  at: Date,
  expireSeconds = shortLived,
): Record<string, string> {
  const date = at.toISOString().replace(/\.\d{3}Z$/, "Z");
  const headers: Record<string, string> = {
    host: request.url.host,
    "x-bce-date": date,
    ...(credentials.token ? { "x-bce-security-token": credentials.token } : {}),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    request.url.pathname
      .split("/")
      .map((segment) => percentEncode(decodeURIComponent(segment)))
      .join("/"),
    request.query,
    names.map((name) => `${percentEncode(name)}:${percentEncode(headers[name]?.trim() ?? "")}`).join("\n"),
  ].join("\n");
  const prefix = `bce-auth-v1/${credentials.id}/${date}/${expireSeconds}`;
  const signature = hmac(hmac(credentials.secret, prefix), canonical);
  return { ...headers, authorization: `${prefix}/${names.join(";")}/${signature}` };
}
