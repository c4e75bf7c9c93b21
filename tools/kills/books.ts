import type { Simulator } from "cloud-snapshots-simulator";
import { type KindName, kindNames, kindRows, madeOf } from "../clouds";

export { type KindName as Kind, kindNames as kinds } from "../clouds";

/** A snapshot that a cloud has made for us, as its own book has it; times in milliseconds since the epoch. */
export interface Entry {
  readonly kind: KindName;
  readonly id: string;
  readonly createdAt: number;
  readonly readyAt?: number;
  readonly deletedAt?: number;
}

type Record = Omit<Entry, "kind">;

const entry = (kind: KindName, { id, createdAt, readyAt, deletedAt }: Record): Entry => ({
  kind,
  id,
  createdAt,
  ...(readyAt === undefined ? {} : { readyAt }),
  ...(deletedAt === undefined ? {} : { deletedAt }),
});

/** The clouds' own books: all that was ever made, without the automated snapshots that were there before. */
export const readBooks = (cloud: Simulator): Entry[] =>
  kindNames.flatMap((kind) => madeOf(kindRows[kind], cloud).map((record) => entry(kind, record)));

/** Calls that make or delete a snapshot. */
const operations = Object.values(kindRows).map((row) => row.operations);
export const creates = [...new Set(operations.map(({ created }) => created))];
export const deletes = [...new Set(operations.map(({ deleted }) => deleted))];
