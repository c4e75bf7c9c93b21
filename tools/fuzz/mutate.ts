import { canaries } from "../canaries";

type Next = () => number;

export const pick = <T>(next: Next, choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T;

const longest = 70_000;

/** Values that no cloud should send. */
const oddValues: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -1,
  () => 1e308,
  () => 2 ** 53 + 2,
  () => "",
  () => " ",
  () => "NaN",
  () => "-1",
  () => "9".repeat(400),
  () => "x".repeat(longest),
  () => "\u0000\u001b[2J\u0007\r\n",
  () => "\ud800",
  () => "__proto__",
  () => "2026-13-45T99:99:99Z",
  () => "+275760-09-13T00:00:00.001Z",
  () => "0000-00-00",
  () => "100%",
  () => "1e999",
  () => [],
  () => ({}),
  () => [null],
  () => [[[]]],
  () => ({ toString: "no", length: -1, constructor: 1 }),
  () => `signature over ${canaries.secretKey} and ${canaries.token}`,
  () => `wrong password ${JSON.stringify(canaries.password)}`,
  () => Array.from({ length: 3_000 }, () => ({})),
  () => nested(2_000),
];

const oddKeys = ["__proto__", "constructor", "toString", "hasOwnProperty", "", "then", "code", "Code", "error", "id"];

/** A list in a list in a list. */
function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

/** A JSON value with some of its parts changed. */
function changed(value: unknown, next: Next, rate: number): unknown {
  if (next() < rate) return pick(next, oddValues)();
  if (Array.isArray(value)) {
    const items = value.filter(() => next() >= rate / 2).map((item) => changed(item, next, rate));
    return next() < rate ? [...items, ...items, pick(next, oddValues)()] : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .filter(() => next() >= rate / 2)
    .map(([key, field]) => [next() < rate / 4 ? pick(next, oddKeys) : key, changed(field, next, rate)] as const);
  // not assigned one by one: __proto__ shall be a key like any other
  const extra = next() < rate ? [[pick(next, oddKeys), pick(next, oddValues)()] as const] : [];
  return Object.fromEntries([...fields, ...extra]);
}

const oddTexts: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, text.length / 2),
  (text) => text.slice(1),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => `[${text}]`,
  (text) => JSON.stringify(text),
  (text) => Buffer.from(text).toString("base64"),
  (text) => Buffer.from(text).toString("hex"),
  (text) => text.replace(/:\d+/, ":NaN"),
  (text) => text.replace(/"[^"]*":/, '"__proto__":'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace("{", '{"code":"Throttling",'),
  (text) => `<html><body>${text} ${canaries.secretKey}</body></html>`,
  () => "\u001f\u008b\b\u0000\u0000",
  () => "",
  () => "null",
  () => "[]",
  () => "{}",
  () => "[".repeat(20_000),
  () => `{"a":${"[".repeat(9_000)}${"]".repeat(9_000)}}`,
  (text) => text.replaceAll(/[a-z]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
];

/** A body with something wrong with all of it. */
export const oddText = (text: string, next: Next): string => pick(next, oddTexts)(text);

/** What may be wrong with a body, from hardly anything to all of it. */
export function mutateBody(body: string, next: Next): string {
  let text = body;
  const rate = pick(next, [0, 0.02, 0.1, 0.4]);
  if (rate > 0) {
    try {
      text = JSON.stringify(changed(JSON.parse(body), next, rate)) ?? "";
    } catch {
      text = body; // it was no JSON before either
    }
  }
  return next() < 0.15 ? oddText(text, next) : text;
}

const statuses = [200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 429, 500, 502, 503, 599];

/** A status: mostly the answer's own. */
export const mutateStatus = (status: number, next: Next): number => (next() < 0.7 ? status : pick(next, statuses));

const oddHeaders: readonly (string | string[] | undefined)[] = [
  undefined,
  "",
  "not a date",
  "-1",
  "1e9",
  "99999999999999999999",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Fri, 31 Dec 9999 23:59:59 GMT",
  ["a", "b"],
  `echo ${canaries.token}`,
];
const headerNames = ["date", "retry-after", "x-acs-retry-after", "x-subject-token", "content-type", "x-request-id"];

type Headers = Record<string, string | string[] | undefined>;

/** Headers, sometimes with one that makes no sense. */
export const mutateHeaders = (headers: Headers, next: Next): Headers =>
  next() < 0.8 ? headers : { ...headers, [pick(next, headerNames)]: pick(next, oddHeaders) };
