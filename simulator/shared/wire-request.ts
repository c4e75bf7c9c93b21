import type { IncomingMessage } from "node:http";
import type { Pair } from "./encode";

/** An HTTP request as the signature method sees it. */
export interface WireRequest {
  readonly method: string;
  /** Decoded segments of the path, without the empty one before the first slash. */
  readonly segments: readonly string[];
  /** Decoded query parameters in the order of the wire; a plus sign is itself. */
  readonly query: readonly Pair[];
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Reads what the signature method needs.
 *
 * @throws URIError when an escape in the path or in the query is malformed.
 */
export function wireRequest(request: IncomingMessage, body: Buffer): WireRequest {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  return {
    method: request.method ?? "GET",
    segments: path.split("/").slice(1).map(decodeURIComponent),
    query: decodeQuery(query.join("?")),
    headers: headersOf(request),
    body,
  };
}

/** The headers by lower-case name; several values of one are joined by commas. */
export function headersOf(request: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
}

/** @throws URIError when an escape is malformed. */
export function decodeQuery(text: string): Pair[] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", ...value] = part.split("=");
      return [decodeURIComponent(name), decodeURIComponent(value.join("="))];
    });
}
