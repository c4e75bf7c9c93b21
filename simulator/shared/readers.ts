import { isObject, type JsonObject } from "./json-object";

/** Reads a value of a JSON document; throws ShapeError when it does not fit. */
export type Reader<T> = (value: unknown, path: string) => T;

/** A document that does not have the wanted shape; the message names the place and the reason. */
export class ShapeError extends Error {}

/** Reads a member that has a value already when nobody says otherwise. */
export type Setting<T> = Reader<T> & { readonly usual: T };

/** The members of an object, each declared once: its reader says its type and, of a setting, the usual value. */
export type Readers = Readonly<Record<string, Reader<unknown>>>;

/** What a reader reads. */
export type ValueOf<R> = R extends Reader<infer T> ? T : never;

/** An object with all of the members. */
export type Given<R> = { readonly [K in keyof R]: ValueOf<R[K]> };

/** An object with some of the members. */
export type Some<R> = { readonly [K in keyof R]?: ValueOf<R[K]> };

/** An object with a value for every setting, and with some of the other members. */
export type Complete<R> = {
  readonly [K in keyof R as R[K] extends Setting<unknown> ? K : never]: ValueOf<R[K]>;
} & { readonly [K in keyof R as R[K] extends Setting<unknown> ? never : K]?: ValueOf<R[K]> };

/** Adds the usual value to a reader. */
export function setting<T>(read: Reader<T>, usual: NoInfer<T>): Setting<T> {
  return Object.assign((value: unknown, path: string) => read(value, path), { usual });
}

/** The usual values of the settings. */
export function usualOf<R extends Readers>(readers: R): Complete<R> {
  const usual = Object.entries(readers).flatMap(([name, read]) => ("usual" in read ? [[name, read.usual]] : []));
  return Object.fromEntries(usual) as Complete<R>;
}

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

export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((item, index) => read(item, `${path}[${index}]`)) : refuse(path, "must be a list");
}

/** An object with any names. */
export function mapOf<T>(read: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path) =>
    Object.fromEntries(
      Object.entries(asObject(value, path)).map(([name, item]) => [name, read(item, `${path}.${name}`)]),
    );
}

/** An object with exactly these members. */
export function object<Q extends Readers, O extends Readers>(required: Q, optional: O): Reader<Given<Q> & Some<O>> {
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
    ) as Given<Q> & Some<O>;
  };
}

function asObject(value: unknown, path: string): JsonObject {
  return isObject(value) ? value : refuse(path, "must be an object");
}

function refuse(path: string, reason: string): never {
  throw new ShapeError(`${path} ${reason}`);
}
