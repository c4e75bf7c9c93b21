import { isUuid, type JsonObject, parsed, wrapped } from "../../shared/json-object";
import type { DwsStore } from "./store";

const namePattern = /^[A-Za-z][A-Za-z0-9_-]{3,63}$/;
const descriptionLength = 256;
const forbidden = /[!<>'=&"]/;

/**
 * The members of the request's one object or, without a name, of the request.
 *
 * @throws ApiError when the body is not such a document, or has a member that is not known.
 */
export function requestMembers(
  body: Buffer,
  name: string | undefined,
  known: readonly string[],
  store: DwsStore,
): JsonObject {
  if (body.length === 0) {
    throw store.error("DWS.0006");
  }
  const members = name === undefined ? parsed(body) : wrapped(body, name);
  if (members === undefined) {
    throw store.error("parameter");
  }
  const odd = Object.keys(members).find((member) => !known.includes(member));
  if (odd !== undefined && store.behaviour.refuseUnknownMembers) {
    throw store.error("parameter", `Unknown member ${odd}.`);
  }
  return members;
}

/**
 * A name for a new snapshot.
 *
 * @throws ApiError when it is malformed, or in use whatever the case of its letters.
 */
export function newName(value: unknown, store: DwsStore, at: number): string {
  if (typeof value !== "string" || !namePattern.test(value)) {
    throw store.error("parameter", "Invalid snapshot name.");
  }
  const folded = value.toLowerCase();
  if (store.existing(at).some(({ name }) => name.toLowerCase() === folded)) {
    throw store.open("duplicateName");
  }
  return value;
}

/** @throws ApiError when it is too long, or has a character that is forbidden. */
export function description({ description: value }: JsonObject, store: DwsStore): string {
  if (value === undefined || value === null) {
    return "";
  }
  if (typeof value !== "string" || [...value].length > descriptionLength || forbidden.test(value)) {
    throw store.error("parameter", "Invalid description.");
  }
  return value;
}

/** @throws ApiError unless it is a UUID. */
export function clusterId({ cluster_id: id }: JsonObject, store: DwsStore): string {
  if (typeof id !== "string" || !isUuid(id)) {
    throw store.error("parameter", "Invalid cluster ID.");
  }
  return id;
}
