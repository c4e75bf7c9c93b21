import { createHash, createHmac } from "node:crypto";
import { isSorted } from "../shared/is-sorted";
import { canonicalPairs } from "./encode";
import type { WireRequest } from "./wire-request";

const algorithm = "ACS3-HMAC-SHA256";
const mustBeSigned = [
  "host",
  "x-acs-action",
  "x-acs-content-sha256",
  "x-acs-date",
  "x-acs-signature-nonce",
  "x-acs-version",
];

/** The parts of an ACS3-HMAC-SHA256 Authorization header. */
export interface AuthorizationV3 {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads an Authorization header; undefined when it is not a complete ACS3-HMAC-SHA256 one. */
export function parseAuthorizationV3(header: string): AuthorizationV3 | undefined {
  const match = /^ACS3-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
    header,
  );
  const [, accessKeyId, signedHeaders, signature] = match ?? [];
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) {
    return undefined;
  }
  return { accessKeyId, signedHeaders: signedHeaders.split(";"), signature };
}

/** Whether the list is sorted and names every header that the method wants signed. */
export function signsEnoughV3(request: WireRequest, signedHeaders: readonly string[]): boolean {
  const present = [...request.headers.keys()].filter((name) => name.startsWith("x-acs-") || name === "content-type");
  return isSorted(signedHeaders) && [...mustBeSigned, ...present].every((name) => signedHeaders.includes(name));
}

/** The string to sign, over the headers that the request lists as signed. */
export function stringToSignV3(request: WireRequest, signedHeaders: readonly string[]): string {
  const canonicalRequest = [
    request.method,
    request.path,
    canonicalPairs(request.query),
    signedHeaders.map((name) => `${name}:${(request.headers.get(name) ?? "").trim()}\n`).join(""),
    signedHeaders.join(";"),
    createHash("sha256").update(request.body).digest("hex"),
  ].join("\n");
  return `${algorithm}\n${createHash("sha256").update(canonicalRequest).digest("hex")}`;
}

/** Hexadecimal signature. */
export function signatureV3(secret: string, stringToSign: string): string {
  return createHmac("sha256", secret).update(stringToSign).digest("hex");
}
