import type { IncomingMessage } from "node:http";
import type { Pair } from "../shared/encode";
import { headersOf } from "../shared/wire-request";
import { decodePairs } from "./encode";

/** An HTTP request as the signature methods see it. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Decoded query parameters in the order of the wire. */
  readonly query: readonly Pair[];
  /** Decoded parameters of a form body; none for any other body. */
  readonly form: readonly Pair[];
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Reads what the signature methods need.
 *
 * @throws URIError when an escape in the query or in the form body is malformed.
 */
export function wireRequest(request: IncomingMessage, body: Buffer): WireRequest {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const headers = headersOf(request);
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  return {
    method: request.method ?? "GET",
    path,
    query: decodePairs(query.join("?")),
    form: isForm ? decodePairs(body.toString("utf8")) : [],
    headers,
    body,
  };
}
