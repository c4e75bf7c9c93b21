import { createHmac } from "node:crypto";
import { encode } from "../shared/encode";
import { canonicalPairs } from "./encode";
import type { WireRequest } from "./wire-request";

/** The string to sign of the RPC method, over the query and the form body without the signature itself. */
export function stringToSignV1(request: WireRequest): string {
  const pairs = [...request.query, ...request.form].filter(([name]) => name !== "Signature");
  return [request.method, encode("/"), encode(canonicalPairs(pairs))].join("&");
}

/** Base64 HMAC-SHA1 signature. */
export function signatureV1(secret: string, stringToSign: string): string {
  return createHmac("sha1", `${secret}&`).update(stringToSign).digest("base64");
}
