import { cutMark } from "./cut";
import { textOf } from "./texts";

/** Most bytes that a map of tags has as JSON: ECS and BCC take far fewer. */
export const largestTags = 65_536;

/** Bytes that an entry takes in a JSON object, whose quotes, colon and comma are six. */
const sizeOf = (key: string, value: string) => Buffer.byteLength(key) + Buffer.byteLength(value) + 6;

/** Bytes of a map as JSON, but for escapes. */
export const sizeOfMap = (map: Record<string, string>): number =>
  Object.entries(map).reduce((size, [key, value]) => size + sizeOf(key, value), 0);

/** A map of texts in an answer. */
export interface ToldMap<T> {
  readonly items: readonly T[];
  readonly keyIn: (item: T) => unknown;
  readonly valueIn: (item: T) => unknown;
  /** Whether a key is of interest. Default: each. */
  readonly isOwn?: (key: string) => boolean;
}

/**
 * A map of texts as an output. What has no key is left out. Of one that is larger than so many bytes the first entries are kept,
 * and `…` says how many more the answer has: for a map that users set `largest` is no less than the inputs allow, because a cut
 * of such a one would be a change for ever.
 */
export function mapOf<T>(
  { items, keyIn, valueIn, isOwn = () => true }: ToldMap<T>,
  largest: number,
): Record<string, string> {
  const kept: [string, string][] = [];
  let left = largest;
  for (const [i, item] of items.entries()) {
    const key = keyIn(item);
    if (typeof key !== "string" || key === "" || !isOwn(key)) continue;
    const value = textOf(valueIn(item));
    left -= sizeOf(key, value);
    if (left < 0) {
      kept.push(["…", cutMark(`${items.length - i} more entries`)]);
      break;
    }
    kept.push([key, value]);
  }
  return Object.fromEntries(kept);
}
