import { canaries } from "../canaries";
import { oddText, pick } from "./mutate";

type Next = () => number;

const mebibyte = 1024 * 1024;
/** More than the transport lets through, in MiB. */
const aboveLimit = 4.02;

/** From 1 MiB to just above the limit; some as close to it as can be. */
const sizeOf = (next: Next) =>
  Math.floor(mebibyte * (next() < 0.3 ? pick(next, [3.9, 3.98, aboveLimit]) : 1 + next() * (aboveLimit - 1)));

/** Fills a text up to a size. */
const filled = (part: string, size: number) => part.repeat(Math.max(1, Math.floor(size / Buffer.byteLength(part))));

/** Parts of long texts: plain ones, such as grow in JSON, such as the readers look for. */
const parts = [
  "x",
  " ",
  "7",
  "\\",
  "\u0001",
  "é",
  "😀",
  "%41",
  "&amp;",
  "a=b ",
  "AAAA",
  `${canaries.secretKey} `,
  `${canaries.token.slice(0, 14)} `,
  " pulumi-cloud-snapshots:01234567.000000.abcdefgh.ABCDEFGH.token-of-12ch:making",
];

/** Lists of small values, none of which is what it should be. */
const items = ["1", '""', "{}", "[]", "null", '{"a":1}', '{"id":"s-1"}'];

/** The value as text, with as many copies of it as fit, each of its own id. */
function copies(value: unknown, size: number): string {
  const text = JSON.stringify(value);
  const count = Math.max(1, Math.floor(size / (text.length + 8)));
  // an id is the first text of which hardly anything else is made
  const id = /"(?:id|SnapshotId|TagKey|tagKey)":"([^"]+)"/.exec(text)?.[1];
  const copy = (i: number) => (id === undefined ? text : text.replaceAll(`"${id}"`, `"${id}${i}"`));
  return Array.from({ length: count }, (_, i) => (i === 0 ? text : copy(i))).join();
}

/** A member of an object or list, which shall be a large one. Its place is held until the rest is text. */
const placeholder = "\u0002large\u0002";

/** What a value becomes when it is large, as JSON. */
function enlarged(value: unknown, size: number, next: Next): string {
  if (next() < 0.2) return `[${filled(`${pick(next, items)},`, size)}1]`;
  if (Array.isArray(value) && value.length > 0) return `[${copies(value[0], size)}]`;
  if (typeof value === "object" && value !== null) {
    const field = JSON.stringify(Object.values(value)[0] ?? 1);
    const fields = Math.floor(size / (field.length + 12));
    return `{${Array.from({ length: fields }, (_, i) => `"k${i}":${field}`).join()}}`;
  }
  if (typeof value === "number") return filled("7", size);
  return JSON.stringify(filled(pick(next, parts), size / 2));
}

/** Goes down to a value somewhere in the body, and makes that one large. */
function grown(value: unknown, next: Next, hold: (value: unknown) => string): unknown {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || next() < 0.25) return hold(value);
  const [chosen] = pick(next, entries);
  const children = entries.map(([key, child]) => [key, key === chosen ? grown(child, next, hold) : child] as const);
  return Array.isArray(value) ? children.map(([, child]) => child) : Object.fromEntries(children);
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return { message: body }; // some answers are empty, or no JSON
  }
};

/** A body of 1 MiB to just above 4 MiB, in which one value is large; some are broken beside that. */
export function largeBody(body: string, next: Next): string {
  const size = sizeOf(next);
  let large = "";
  const rest = grown(parsed(body), next, (value) => {
    large = enlarged(value, size, next);
    return placeholder;
  });
  const text = JSON.stringify(rest).replace(JSON.stringify(placeholder), () => large);
  const form = next();
  if (form < 0.1) return filled(`${pick(next, parts)}${body}`, size);
  return form < 0.3 ? oddText(text, next) : text;
}
