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
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(",") : (value ?? "")] as const,
  );
  return {
    method: request.method ?? "GET",
    segments: path.split("/").slice(1).map(decodeURIComponent),
    query: decodeQuery(query.join("?")),
    headers: new Map(headers),
    body,
  };
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
