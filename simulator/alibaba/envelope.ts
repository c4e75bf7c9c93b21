import type { Pair } from "../shared/encode";
import type { WireRequest } from "./wire-request";

/** How a request asks for its answer, who says to send it and what it wants done. */
export interface Envelope {
  readonly signatureMethod: "V3" | "V1";
  readonly operation: string;
  readonly version: string;
  readonly format: "json" | "xml";
  readonly nonce: string;
  /** The request's own date, as sent. */
  readonly date: string;
  readonly securityToken?: string;
  /** Parameters of the operation, without those of the protocol. */
  readonly parameters: readonly Pair[];
}

const protocolParameters = new Set([
  "AccessKeyId",
  "Action",
  "Format",
  "SecurityToken",
  "Signature",
  "SignatureMethod",
  "SignatureNonce",
  "SignatureType",
  "SignatureVersion",
  "Timestamp",
  "Version",
]);

/**
 * Opens a request: an Authorization header makes it a V3 one, anything else is read as RPC with HMAC-SHA1.
 *
 * @param readForm Whether a V3 request has parameters in a form body too.
 */
export function openEnvelope(request: WireRequest, readForm: boolean): Envelope {
  return request.headers.has("authorization") ? openV3(request, readForm) : openV1(request);
}

function openV3({ headers, query, form }: WireRequest, readForm: boolean): Envelope {
  const securityToken = headers.get("x-acs-security-token");
  return {
    signatureMethod: "V3",
    operation: headers.get("x-acs-action") ?? "",
    version: headers.get("x-acs-version") ?? "",
    format: headers.get("accept")?.includes("application/json") ? "json" : "xml",
    nonce: headers.get("x-acs-signature-nonce") ?? "",
    date: headers.get("x-acs-date") ?? "",
    ...(securityToken === undefined ? {} : { securityToken }),
    parameters: readForm ? [...query, ...form] : query,
  };
}

function openV1({ query, form }: WireRequest): Envelope {
  const pairs = [...query, ...form];
  const values = new Map(pairs);
  const securityToken = values.get("SecurityToken");
  return {
    signatureMethod: "V1",
    operation: values.get("Action") ?? "",
    version: values.get("Version") ?? "",
    format: values.get("Format")?.toUpperCase() === "JSON" ? "json" : "xml",
    nonce: values.get("SignatureNonce") ?? "",
    date: values.get("Timestamp") ?? "",
    ...(securityToken === undefined ? {} : { securityToken }),
    parameters: pairs.filter(([name]) => !protocolParameters.has(name)),
  };
}
