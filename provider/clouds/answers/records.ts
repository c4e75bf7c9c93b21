import { TransportError } from "../../http/errors";
import { isObject } from "../../http/json";
import { isId } from "./ids";

type Fields = Record<string, unknown>;

/** The object that a member of an answer holds; an empty one for anything else. */
export const recordIn = (value: unknown): Fields => (isObject(value) ? value : {});

/** A record of whose snapshot there is no doubt. */
export type Identified<Field extends string = "id"> = Fields & { readonly [F in Field]: string };

function isIdentified<Field extends string>(value: unknown, field: Field): value is Identified<Field> {
  return isObject(value) && isId(value[field]);
}

/** More records than fit into an answer of 4 MiB, where each says more than its id: a list of so many is none of snapshots. */
const tooMany = 20_000;

/**
 * The records of a list. One without an id spoils the whole answer: the snapshot that it may be about would count as
 * gone, and be dropped from the state or taken for deleted.
 */
export function listedRecords<Field extends string>(
  operation: string,
  list: unknown,
  field: Field,
): Identified<Field>[] {
  if (!Array.isArray(list)) throw new TransportError(operation, "the answer holds no list of snapshots");
  if (list.length > tooMany) throw new TransportError(operation, `the answer holds ${list.length} records`);
  return list.map((each: unknown) => {
    if (isIdentified(each, field)) return each;
    throw new TransportError(operation, "the answer holds a record without an id");
  });
}

/** The record of a single answer, which must be about the snapshot that was asked for. */
export function singleRecord(
  operation: string,
  value: unknown,
  wanted: string,
  isSame: (id: string, wanted: string) => boolean = Object.is,
): Identified {
  if (!isObject(value)) throw new TransportError(operation, "the answer holds no snapshot");
  if (!isIdentified(value, "id")) throw new TransportError(operation, "the answer holds a record without an id");
  if (isSame(value.id, wanted)) return value;
  throw new TransportError(operation, `the answer is about ${value.id}, not about ${wanted}`);
}
