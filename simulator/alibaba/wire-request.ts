import type { IncomingMessage } from "node:http";
import type { Pair } from "../shared/encode";
import * as shared from "../shared/wire-request";
import { decodePairs } from "./encode";

/** An HTTP request as the signature methods see it. */
export interface WireRequest extends Omit<shared.WireRequest, "segments"> {
  /** Decoded query parameters in the order of the wire; a plus sign is a space. */
  readonly query: readonly Pair[];
  readonly path: string;
  /** Decoded parameters of a form body; none for any other body. */
  readonly form: readonly Pair[];
}

/**
 * Reads what the signature methods need.
 *
 * @throws URIError when an escape in the query or in the form body is malformed.
 */
export function wireRequest(request: IncomingMessage, body: Buffer): WireRequest {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const headers = shared.headersOf(request);
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
