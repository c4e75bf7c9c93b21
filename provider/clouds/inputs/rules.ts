import { unknownName } from "./suggestion";

/** Something wrong with an input, at its property path (`tags["my key"]`). */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** Stands for an input that is not known yet at preview. Every rule lets it pass. */
export const unknownInput = Symbol("unknown input");

/** Everything that is wrong with a value; nothing if it is fine. Never called with undefined or an unknown. */
export type Rule = (value: unknown, path: string) => Failure[];

/** The rule of each input that a resource knows. */
export type Rules = Record<string, Rule>;

export const fail = (property: string, reason: string): Failure[] => [{ property, reason }];

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** Property path of a key in a map. */
export function keyPath(path: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

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
  for (const [key, field] of Object.entries(value)) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (!rule) {
      failures.push({ property: at(key), reason: unknownName(what, key, Object.keys(rules)) });
    } else if (isGiven(field) && field !== unknownInput) {
      failures.push(...rule(field, at(key)));
    }
  }
  return failures;
}

/** A text that passes every condition; each is a test and what to say when it fails. */
export function text(...conditions: [test: (value: string) => boolean, reason: string][]): Rule {
  return (value, path) =>
    typeof value === "string"
      ? conditions.filter(([test]) => !test(value)).map(([, reason]) => ({ property: path, reason }))
      : fail(path, "must be a string");
}

/** Length in Unicode code points. */
export const lengthOf = (value: string) => [...value].length;

export function integer(min: number, max: number): Rule {
  return (value, path) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? []
      : fail(path, `must be a whole number from ${min} to ${max}`);
}

export const boolean: Rule = (value, path) => (typeof value === "boolean" ? [] : fail(path, "must be true or false"));

export function oneOf(...values: string[]): Rule {
  return (value, path) =>
    values.includes(value as string) ? [] : fail(path, `must be one of ${values.map((v) => `"${v}"`).join(", ")}`);
}
