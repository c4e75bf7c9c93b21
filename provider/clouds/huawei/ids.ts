import type { Identified } from "../answers/records";

/** Whether two values are the same UUID: its case says nothing. */
export const sameId = (a: unknown, b: unknown): boolean =>
  typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase();

/** The records of these ids, under the ids as they were asked for; records of others are left out. */
export function recordsOf(ids: string[], records: Identified[]): Map<string, Identified> {
  const told = new Map(records.map((record) => [record.id.toLowerCase(), record]));
  const found = ids.map((id) => [id, told.get(id.toLowerCase())] as const);
  return new Map(found.filter((entry): entry is [string, Identified] => entry[1] !== undefined));
}
