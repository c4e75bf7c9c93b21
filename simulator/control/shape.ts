/** Reads a value of a JSON document; throws ShapeError when it does not fit. */
export type Reader<T> = (value: unknown, path: string) => T;

/** A document that does not have the wanted shape; the message names the place and the reason. */
export class ShapeError extends Error {}

type OptionalKeys<T> = { [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? K : never }[keyof T];
type RequiredKeys<T> = Exclude<keyof T, OptionalKeys<T>>;

export const text: Reader<string> = (value, path) =>
  typeof value === "string" && value !== "" ? value : refuse(path, "must be a text that is not empty");

export const anyText: Reader<string> = (value, path) =>
  typeof value === "string" ? value : refuse(path, "must be a text");

export const flag: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? value : refuse(path, "must be true or false");

export const anyNumber: Reader<number> = (value, path) =>
  typeof value === "number" ? value : refuse(path, "must be a number");

/** Zero or more. */
export const amount: Reader<number> = (value, path) =>
  typeof value === "number" && value >= 0 ? value : refuse(path, "must be a number, zero or more");

/** A whole number, one or more. */
export const count: Reader<number> = (value, path) =>
  Number.isSafeInteger(value) && Number(value) > 0
    ? Number(value)
    : refuse(path, "must be a whole number, one or more");

/** A whole number; -1 is without limit. */
export const limit: Reader<number> = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= -1 ? Number(value) : refuse(path, "must be a whole number or -1");

/** An HTTP status of a final answer. */
export const httpStatus: Reader<number> = (value, path) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? Number(value)
    : refuse(path, "must be an HTTP status from 200 to 599");

export const anything: Reader<unknown> = (value) => value;

export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function oneOf<const T extends readonly string[]>(...words: T): Reader<T[number]> {
  return (value, path) => words.find((word) => word === value) ?? refuse(path, `must be one of ${words.join(", ")}`);
}

export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((item, index) => read(item, `${path}[${index}]`)) : refuse(path, "must be a list");
}

/** An object with any names. */
export function mapOf<T>(read: Reader<T>): Reader<Record<string, T>> {
  return (value, path) =>
    Object.fromEntries(
      Object.entries(asObject(value, path)).map(([name, item]) => [name, read(item, `${path}.${name}`)]),
    );
}

/** An object with exactly these members; both lists together are complete for T. */
export function object<T extends object>(
  required: { readonly [K in RequiredKeys<T>]: Reader<T[K]> },
  optional: { readonly [K in OptionalKeys<T>]: Reader<Exclude<T[K], undefined>> },
): Reader<T> {
  const readers = new Map<string, Reader<unknown>>(Object.entries({ ...required, ...optional }));
  return (value, path) => {
    const given = asObject(value, path);
    const missing = Object.keys(required).find((name) => given[name] === undefined);
    if (missing !== undefined) {
      refuse(`${path}.${missing}`, "is missing");
    }
    return Object.fromEntries(
      Object.entries(given).map(([name, item]) => {
        const read = readers.get(name) ?? refuse(`${path}.${name}`, "is unknown");
        return [name, read(item, `${path}.${name}`)];
      }),
    ) as T;
  };
}

function asObject(value: unknown, path: string): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : refuse(path, "must be an object");
}

function refuse(path: string, reason: string): never {
  throw new ShapeError(`${path} ${reason}`);
}
