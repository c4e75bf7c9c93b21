import type { Query } from "../shared/query";
import { bccError } from "./catalogue";

const maximumKeys = 1000;

/** One page of a list, and what the answer says about it. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly envelope: Readonly<Record<string, unknown>>;
}

/**
 * Takes the page that begins with the marker's own row.
 *
 * @param unknownMarker Answers a marker that no row has; undefined begins at the start.
 * @throws ApiError when maxKeys is no positive number.
 */
export function pageOf<T extends { readonly id: string }>(
  found: readonly T[],
  query: Query,
  unknownMarker: () => Error | undefined,
): Page<T> {
  const marker = query.text("marker") ?? "";
  const maxKeys = maxKeysOf(query);
  const start = marker === "" ? 0 : found.findIndex(({ id }) => id === marker);
  const refusal = start < 0 ? unknownMarker() : undefined;
  if (refusal !== undefined) {
    throw refusal;
  }
  const first = Math.max(0, start);
  const next = found[first + maxKeys];
  return {
    rows: found.slice(first, first + maxKeys),
    envelope: {
      marker,
      isTruncated: next !== undefined,
      ...(next === undefined ? {} : { nextMarker: next.id }),
      maxKeys,
    },
  };
}

function maxKeysOf(query: Query): number {
  const text = query.text("maxKeys") ?? String(maximumKeys);
  if (!/^\d+$/.test(text) || Number(text) < 1) {
    throw bccError("BadRequest");
  }
  return Math.min(Number(text), maximumKeys);
}
