import { allKinds, isLookedUp, type KindRow } from "../../tools/clouds";
import { joined, largeValues } from "./values";

/** Kinds whose records are read in a way of their own. */
export const readKinds = allKinds.filter((row) => isLookedUp(row));

/** One answer of a cloud. */
export interface LargeAnswer {
  readonly row: KindRow;
  /** What reads it: a look-up of all, a create that looks for what an interrupted run began, or a refresh of one. */
  readonly way: "list" | "search" | "look";
  readonly shape: string;
  readonly status: number;
  readonly body: string;
}

/** Answers of about a size of one kind, of every shape. The snapshot of interest has the id of number 0. */
export function* largeAnswers(row: KindRow, size: number): Generator<LargeAnswer> {
  const { idField, id, fields, list, single = list, error } = row.answer;
  const record = (i: number, rest = "") => `{"${idField}":"${id(i)}"${rest}}`;
  const full = fields.map((field) => `,"${field}":"2026-01-01T00:00:00Z"`).join("");
  const lists: Record<string, string> = {
    "many small records": joined(size, (i) => record(i)),
    "many full records": joined(size, (i) => record(i, full)),
    "many records of one id": joined(size, () => record(0)),
    "many records without an id": joined(size, () => "{}"),
    "many nulls": joined(size, () => "null"),
  };
  for (const [shape, records] of Object.entries(lists)) {
    for (const way of ["list", "search", "look"] as const) yield { row, way, shape, status: 200, body: list(records) };
  }
  for (const [what, value] of Object.entries(largeValues(size))) {
    yield { row, way: "list", shape: `${what} as a record`, status: 200, body: list(value) };
    for (const field of fields) {
      const shape = `${what} as ${field}`;
      const odd = record(0, `,"${field}":${value}`);
      yield { row, way: "list", shape, status: 200, body: list(odd) };
      yield { row, way: "look", shape, status: 200, body: single(odd) };
    }
    yield { row, way: "look", shape: `${what} as an error's message`, status: 400, body: error('"Odd"', value) };
    yield { row, way: "look", shape: `${what} as an error's code`, status: 400, body: error(value, '"m"') };
    yield { row, way: "look", shape: `${what} as a whole error`, status: 400, body: value };
  }
  const plain = error('"Odd"', `"${"x".repeat(size)}"`);
  const wholes: Record<string, string> = {
    HTML: `<html>${"<p>busy</p>".repeat(size / 11)}</html>`,
    base64: Buffer.from(plain).toString("base64"),
    blanks: " ".repeat(size),
    "blanks before an error": " ".repeat(size) + error('"Odd"', '"m"'),
    "half an answer": plain.slice(0, plain.length / 2),
    "a bottomless beginning": "[".repeat(size),
  };
  for (const [shape, body] of Object.entries(wholes)) yield { row, way: "look", shape, status: 502, body };
}
