import type { Saying } from "../../http/next";
import { unknownName } from "./suggestion";

/** Something wrong with an input, at its property path (`tags["my key"]`). */
export interface Failure {
  readonly property: string;
  readonly reason: string;
  /** What people may run or set instead. */
  readonly otherwise?: Saying;
}

/** Stands for an input that is not known yet at preview. Every rule lets it pass. */
export const unknownInput = Symbol("unknown input");

/** Everything that is wrong with a value; nothing if it is fine. Never called with undefined or an unknown. */
export interface Rule<out T = unknown> {
  (value: unknown, path: string): Failure[];
  /** What a value is when nothing is wrong with it. For the compiler: it is never set. */
  readonly type?: T;
}

/** The rule of each input that a resource knows. */
export type Rules = Record<string, Rule>;

export const fail = (property: string, reason: string, otherwise?: Saying): Failure[] => [
  { property, reason, ...(otherwise ? { otherwise } : {}) },
];

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** Property path of a key in a map. */
export function keyPath(path: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** Unknown names for which the one that was meant is looked for: a map that holds thousands means something else. */
const mostSuggestions = 20;

/** All failures of an object's fields: unknown names, missing required ones, and what the rules say. */
export function checkFields(
  value: Record<string, unknown>,
  rules: Rules,
  required: string[] = [],
  path = "",
  what = "input",
): Failure[] {
  const at = (key: string) => (path ? keyPath(path, key) : key);
  const failures = required
    .filter((key) => !isGiven(value[key]))
    .map((key) => ({ property: at(key), reason: "is required" }));
  let unknown = 0;
  for (const [key, field] of Object.entries(value)) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (!rule) {
      const isHelped = ++unknown <= mostSuggestions;
      const reason = isHelped ? unknownName(what, key, Object.keys(rules)) : `unknown ${what}`;
      failures.push({ property: at(key), reason });
    } else if (isGiven(field) && field !== unknownInput) {
      failures.push(...rule(field, at(key)));
    }
  }
  return failures;
}

/** A text that passes every condition; each is a test and what to say when it fails. */
export function text(...conditions: [test: (value: string) => boolean, reason: string][]): Rule<string> {
  return (value, path) =>
    typeof value === "string"
      ? conditions.filter(([test]) => !test(value)).map(([, reason]) => ({ property: path, reason }))
      : fail(path, "must be a string");
}

/** Length in Unicode code points. */
export const lengthOf = (value: string) => [...value].length;

export function integer(min: number, max: number): Rule<number> {
  return (value, path) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
      ? []
      : fail(path, `must be a whole number from ${min} to ${max}`);
}

export const boolean: Rule<boolean> = (value, path) =>
  typeof value === "boolean" ? [] : fail(path, "must be true or false");

export function oneOf<const Value extends string>(...values: readonly Value[]): Rule<Value> {
  return (value, path) =>
    values.some((each) => each === value) ? [] : fail(path, `must be one of ${values.map((v) => `"${v}"`).join(", ")}`);
}

/** A map of texts: what each key and each text must be, and what is wrong with the map as a whole. */
export const mapOfStrings =
  (key: Rule, value: Rule<string>, whole: (map: object, path: string) => Failure[]): Rule<Record<string, string>> =>
  (map, path) => {
    if (typeof map !== "object" || map === null || Array.isArray(map)) return fail(path, "must be a map of strings");
    const failures = Object.entries(map).flatMap(([name, entry]) => {
      const at = keyPath(path, name);
      return [...key(name, at), ...(entry === unknownInput ? [] : value(entry, at))];
    });
    return [...failures, ...whole(map, path)];
  };
