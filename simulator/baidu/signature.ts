import { createHmac } from "node:crypto";
import { encode } from "../shared/encode";
import type { WireRequest } from "../shared/wire-request";

/** A bce-auth-v1 Authorization header. */
export interface Authorization {
  readonly accessKeyId: string;
  /** As the wire has it: `2026-01-15T08:30:00Z`. */
  readonly timestamp: string;
  readonly expireSeconds: number;
  /** Empty for the default set. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const usualHeaders = ["host", "content-length", "content-type", "content-md5"];
const requestId = "x-bce-request-id";

/** Reads an Authorization header; undefined when it is not a complete bce-auth-v1 one. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [, accessKeyId, timestamp, expire, signedHeaders, signature] =
    /^bce-auth-v1\/([^/]+)\/([^/]+)\/(\d+)\/([^/]*)\/([0-9a-f]{64})$/.exec(header) ?? [];
  if (accessKeyId === undefined || timestamp === undefined || signature === undefined) {
    return undefined;
  }
  const names = (signedHeaders ?? "").split(";").filter((name) => name !== "");
  return { accessKeyId, timestamp, expireSeconds: Number(expire), signedHeaders: names, signature };
}

/** The headers that the signature covers. */
export function coveredHeaders(request: WireRequest, { signedHeaders }: Authorization): readonly string[] {
  return signedHeaders.length > 0
    ? signedHeaders
    : [...usualHeaders.filter((name) => request.headers.has(name)), ...cloudHeaders(request)];
}

/** The headers of the request that are the cloud's own; the client's request id is not one of them. */
export function cloudHeaders({ headers }: WireRequest): readonly string[] {
  return [...headers.keys()].filter((name) => name.startsWith("x-bce-") && name !== requestId);
}

/** The canonical request over the given headers. */
export function canonicalRequest(request: WireRequest, names: readonly string[]): string {
  return [
    request.method,
    `/${request.segments.map(encode).join("/")}`,
    canonicalQuery(request),
    canonicalHeaders(request, names),
  ].join("\n");
}

/** Hexadecimal signature of a canonical request. */
export function signatureOf(secret: string, authorization: Authorization, canonical: string): string {
  const { accessKeyId, timestamp, expireSeconds } = authorization;
  const signingKey = hmac(secret, `bce-auth-v1/${accessKeyId}/${timestamp}/${expireSeconds}`);
  return hmac(signingKey, canonical);
}

function canonicalQuery({ query }: WireRequest): string {
  return query
    .filter(([name]) => name.toLowerCase() !== "authorization")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

function canonicalHeaders({ headers }: WireRequest, names: readonly string[]): string {
  return names
    .map((name) => [name, (headers.get(name) ?? "").trim()] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${encode(name)}:${encode(value)}`)
    .sort()
    .join("\n");
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}
