import { createHash, createHmac } from "node:crypto";
import type { Credentials } from "./credentials";

const algorithm = "ACS3-HMAC-SHA256";

export interface SignedRequest {
  readonly method: string;
  /** Host, with the port if it is not the default one. */
  readonly host: string;
  readonly action: string;
  readonly version: string;
  /** From `canonicalQuery`. */
  readonly query: string;
  readonly body?: string;
  readonly contentType?: string;
  /** `yyyy-MM-ddTHH:mm:ssZ`; the cloud accepts 15 minutes of difference. */
  readonly date: string;
  /** Fresh for each attempt. */
  readonly nonce: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The headers of a request, signed with Alibaba Cloud's signature V3. */
export function signedHeaders(request: SignedRequest, credentials: Credentials): Record<string, string> {
  const payloadHash = sha256(request.body ?? "");
  const headers: Record<string, string> = {
    host: request.host,
    ...(request.contentType ? { "content-type": request.contentType } : {}),
    "x-acs-action": request.action,
    "x-acs-content-sha256": payloadHash,
    "x-acs-date": request.date,
    "x-acs-signature-nonce": request.nonce,
    "x-acs-version": request.version,
    ...(credentials.token ? { "x-acs-accesskey-id": credentials.id, "x-acs-security-token": credentials.token } : {}),
  };
  const names = Object.keys(headers).sort();
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join("");
  const canonical = [request.method, "/", request.query, canonicalHeaders, names.join(";"), payloadHash].join("\n");
  const signature = createHmac("sha256", credentials.secret)
    .update(`${algorithm}\n${sha256(canonical)}`)
    .digest("hex");
  const authorization = `${algorithm} Credential=${credentials.id},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return { ...headers, authorization };
}
