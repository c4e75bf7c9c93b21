import { createHash, createHmac } from "node:crypto";
import { percentEncode } from "../../http/encode";
import type { KeyPair } from "../place/key-pair";

const algorithm = "SDK-HMAC-SHA256";

/** Query parameters; a list repeats its name. */
export type Query = Record<string, string | number | string[] | undefined>;

export interface UnsignedRequest {
  readonly method: string;
  /** Without query. */
  readonly url: URL;
  /** From `canonicalQuery`. */
  readonly query: string;
  readonly body: string;
  /** Signed as they are, together with host and date. */
  readonly headers: Record<string, string>;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The query as it is signed and sent: names in order, then values. */
export function canonicalQuery(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((each) => [name, String(each)] as const),
    )
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => order(a, b) || order(x, y)) // not the joined texts: "=" is behind "-", "." and digits
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** `20261120T120000Z` */
const compactDate = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** Each segment encoded anew, and a slash at the end that the request itself does not have. */
function canonicalPath(url: URL): string {
  const path = url.pathname
    .split("/")
    .map((segment) => percentEncode(decodeURIComponent(segment)))
    .join("/");
  return path.endsWith("/") ? path : `${path}/`;
}

/** The headers of a request, signed with SDK-HMAC-SHA256. The cloud accepts 15 minutes of difference. */
export function signedHeaders(request: UnsignedRequest, key: KeyPair, at: Date): Record<string, string> {
  const date = compactDate(at);
  const headers: Record<string, string> = {
    ...Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value.trim()])),
    host: request.url.host,
    "x-sdk-date": date,
    ...(key.token ? { "x-security-token": key.token } : {}),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    canonicalPath(request.url),
    request.query,
    names.map((name) => `${name}:${headers[name]}\n`).join(""),
    names.join(";"),
    sha256(request.body),
  ].join("\n");
  const signature = createHmac("sha256", key.secret)
    .update(`${algorithm}\n${date}\n${sha256(canonical)}`)
    .digest("hex");
  return {
    ...headers,
    authorization: `${algorithm} Access=${key.id}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}
