import type { Simulator } from "cloud-snapshots-simulator";

export const kinds = ["ecs", "evs", "dws", "copy", "bcc"] as const;
export type Kind = (typeof kinds)[number];

/** A snapshot that a cloud has made for us, as its own book has it; times in milliseconds since the epoch. */
export interface Entry {
  readonly kind: Kind;
  readonly id: string;
  readonly createdAt: number;
  readonly readyAt?: number;
  readonly deletedAt?: number;
}

type Record = Omit<Entry, "kind">;

const entry = (kind: Kind, { id, createdAt, readyAt, deletedAt }: Record): Entry => ({
  kind,
  id,
  createdAt,
  ...(readyAt === undefined ? {} : { readyAt }),
  ...(deletedAt === undefined ? {} : { deletedAt }),
});

/** The clouds' own books: all that was ever made, without the automated snapshots that were there before. */
export function readBooks({ ecs, evs, dws, bcc }: Simulator): Entry[] {
  const manual = dws.snapshots().filter(({ type }) => type === "MANUAL");
  return [
    ...ecs.snapshots().map((record) => entry("ecs", record)),
    ...evs.snapshots().map((record) => entry("evs", record)),
    ...manual.map((record) => entry(record.copyOf === undefined ? "dws" : "copy", record)),
    ...bcc.snapshots().map((record) => entry("bcc", record)),
  ];
}

/** Calls that make or delete a snapshot. */
export const creates = ["CreateSnapshot", "CopySnapshot"];
export const deletes = ["DeleteSnapshot"];
