import { encode, type Pair } from "../shared/encode";
import { decodeQuery } from "../shared/wire-request";

/**
 * Decodes a query string or a form body; `+` is a space.
 *
 * @throws URIError when an escape is malformed.
 */
export function decodePairs(text: string): Pair[] {
  return decodeQuery(text.replaceAll("+", " "));
}

/** The canonical form that both signature methods use: encoded, sorted by name, joined by `&`. */
export function canonicalPairs(pairs: readonly Pair[]): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}
