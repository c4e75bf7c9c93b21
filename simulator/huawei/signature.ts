import { createHash, createHmac } from "node:crypto";
import { encode } from "../shared/encode";
import { isSorted } from "../shared/is-sorted";
import type { WireRequest } from "../shared/wire-request";

const algorithm = "SDK-HMAC-SHA256";
const unsignedPayload = "UNSIGNED-PAYLOAD";

/** The parts of an SDK-HMAC-SHA256 Authorization header. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads an Authorization header; undefined when it is not a complete SDK-HMAC-SHA256 one. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [, accessKeyId, signedHeaders, signature] =
    /^SDK-HMAC-SHA256 Access=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(header) ?? [];
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) {
    return undefined;
  }
  return { accessKeyId, signedHeaders: signedHeaders.split(";"), signature };
}

/** Whether the list is sorted, names the date, and names nothing that the request does not have. */
export function signsEnough({ headers }: WireRequest, signedHeaders: readonly string[]): boolean {
  return (
    isSorted(signedHeaders) && signedHeaders.includes("x-sdk-date") && signedHeaders.every((name) => headers.has(name))
  );
}

/** The canonical request over the headers that the request lists as signed. */
export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  return [
    request.method,
    canonicalPath(request.segments),
    canonicalQuery(request),
    signedHeaders.map((name) => `${name}:${(request.headers.get(name) ?? "").trim()}\n`).join(""),
    signedHeaders.join(";"),
    payloadHash(request),
  ].join("\n");
}

/** Hexadecimal signature of a canonical request. */
export function signatureOf(secret: string, date: string, canonical: string): string {
  const stringToSign = [algorithm, date, createHash("sha256").update(canonical).digest("hex")].join("\n");
  return createHmac("sha256", secret).update(stringToSign).digest("hex");
}

/** Whether a hash of the body that the request itself states is that of its body. */
export function statesRightHash(request: WireRequest): boolean {
  const stated = request.headers.get("x-sdk-content-sha256");
  return stated === undefined || stated === unsignedPayload || stated === bodyHash(request);
}

function canonicalPath(segments: readonly string[]): string {
  const path = `/${segments.map(encode).join("/")}`;
  return path.endsWith("/") ? path : `${path}/`;
}

function canonicalQuery({ query }: WireRequest): string {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return query
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function payloadHash(request: WireRequest): string {
  return request.headers.get("x-sdk-content-sha256") === unsignedPayload ? unsignedPayload : bodyHash(request);
}

function bodyHash({ body }: WireRequest): string {
  return createHash("sha256").update(body).digest("hex");
}
