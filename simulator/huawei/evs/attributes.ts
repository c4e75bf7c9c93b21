import { isObject, isUuid, type JsonObject, wrapped } from "../../shared/json-object";
import type { ErrorKey } from "./catalogue";
import type { EvsStore } from "./store";

const reservedPrefix = "autobk_snapshot_";
const nameCharacters = 64;
const descriptionCharacters = 85;
const bytes = 255;
const metadataBytes = 1_048_576;

/**
 * The members of the request's one object.
 *
 * @throws ApiError when the body is not such a document, or has a member that is not known.
 */
export function requestObject(body: Buffer, name: string, known: readonly string[], store: EvsStore): JsonObject {
  const members = wrapped(body, name);
  if (members === undefined) {
    throw store.error("EVS.5400/body");
  }
  const odd = Object.keys(members).find((member) => !known.includes(member));
  if (odd !== undefined && store.behaviour.refuseUnknownMembers) {
    throw store.error("EVS.5400/member", `Unknown member ${odd}.`);
  }
  return members;
}

/** @throws ApiError unless it is a UUID. */
export function volumeId({ volume_id: id }: JsonObject, store: EvsStore): string {
  if (typeof id !== "string" || !isUuid(id)) {
    throw store.error("EVS.1002");
  }
  return id;
}

/** The name; undefined when it was not given. */
export function snapshotName({ name }: JsonObject, store: EvsStore): string | null | undefined {
  const text = limitedText("name", name, nameCharacters, store);
  if (text?.startsWith(reservedPrefix) && store.behaviour.refuseReservedNames) {
    throw store.error("EVS.5400/member", `The prefix ${reservedPrefix} is reserved.`);
  }
  return text;
}

/** The description; undefined when it was not given. */
export function description(members: JsonObject, store: EvsStore): string | null | undefined {
  return limitedText("description", members["description"], descriptionCharacters, store);
}

/** @throws ApiError unless it is absent, true or false. */
export function force({ force: value }: JsonObject, store: EvsStore): boolean {
  if (value !== undefined && typeof value !== "boolean") {
    throw store.error("EVS.5400/member", "force must be true or false.");
  }
  return value ?? false;
}

/**
 * Reads metadata: texts by key.
 *
 * @throws ApiError when it is something else, or too large.
 */
export function metadata(value: unknown, store: EvsStore): [string, string][] {
  const bad: ErrorKey = "EVS.5400/member";
  if (!isObject(value)) {
    throw store.error(bad, "metadata must be an object.");
  }
  const entries = Object.entries(value).map(([key, item]): [string, string] => {
    if (key === "" || Buffer.byteLength(key) > bytes || typeof item !== "string" || Buffer.byteLength(item) > bytes) {
      throw store.error(bad, `Invalid metadata ${key}.`);
    }
    return [key, item];
  });
  if (Buffer.byteLength(JSON.stringify(value)) >= metadataBytes) {
    throw store.error("EVS.1005");
  }
  return entries;
}

/**
 * Reads a document with metadata alone.
 *
 * @throws ApiError when it is something else, or too large.
 */
export function metadataDocument(body: Buffer, name: string, store: EvsStore): [string, string][] {
  const members = wrapped(body, name);
  if (members === undefined) {
    throw store.error("EVS.5400/body");
  }
  return metadata(members, store);
}

function limitedText(name: string, value: unknown, characters: number, store: EvsStore): string | null | undefined {
  if (value === undefined || value === null) {
    return value;
  }
  const isTooLong = (text: string) =>
    store.behaviour.lengthLimits === "characters" ? [...text].length > characters : Buffer.byteLength(text) > bytes;
  if (typeof value !== "string" || isTooLong(value)) {
    throw store.error("EVS.5400/member", `Invalid ${name}.`);
  }
  return value;
}
