import { isObject, type JsonObject } from "../shared/json-object";
import type { Query } from "../shared/query";
import { bccError } from "./catalogue";
import type { Tag } from "./seeds";
import type { BccStore } from "./store";

const namePattern = /^[A-Za-z\p{Script=Han}][A-Za-z0-9\p{Script=Han}\-_ /.]{0,64}$/u;
const chineseFirstPattern = /^\p{Script=Han}/u;
const descriptionPattern = /^[A-Za-z0-9\p{Script=Han}. _\-=,，:/。]*$/u;
const maximumDays = 10_000;

/**
 * The members of the request's document. Those that an operation does not know are ignored; null is as if absent.
 *
 * @throws ApiError when the body is no JSON, or no object.
 */
export function requestMembers(body: Buffer): JsonObject {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw bccError("MalformedJSON");
  }
  if (!isObject(document)) {
    throw bccError("InappropriateJSON");
  }
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null));
}

/** @throws ApiError unless it is a text. */
export function requiredText(value: unknown, store: BccStore): string {
  if (value === undefined) {
    throw bccError(store.behaviour.missingMember);
  }
  if (typeof value !== "string") {
    throw bccError("BadRequest");
  }
  return value;
}

/** @throws ApiError unless it is a text of 1 to 65 listed characters with a letter in front. */
export function snapshotName(value: unknown, store: BccStore): string {
  const name = requiredText(value, store);
  if (!namePattern.test(name) || (chineseFirstPattern.test(name) && !store.behaviour.chineseFirst)) {
    throw bccError("Snapshot.SnapshotNameInvalid");
  }
  return name;
}

/** The description; undefined when it was not given. */
export function description(value: unknown, { behaviour }: BccStore): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const { descLength, limitDescCharacters } = behaviour;
  const isTooLong = (text: string) => descLength >= 0 && [...text].length > descLength;
  if (typeof value !== "string" || (limitDescCharacters && !descriptionPattern.test(value)) || isTooLong(value)) {
    throw bccError("BadRequest");
  }
  return value;
}

/** The days that a snapshot is kept, -1 for ever; undefined when they were not given. */
export function retentionInDays(value: unknown, allowsPermanent: boolean): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const isInRange = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maximumDays;
  if (!isInRange && !(value === -1 && allowsPermanent)) {
    throw bccError("BadRequest");
  }
  return Number(value);
}

/** @throws ApiError unless they are absent or a list of key and value, each key once. */
export function tags(value: unknown): readonly Tag[] {
  const list = value ?? [];
  if (!Array.isArray(list) || new Set(list.map((tag) => isObject(tag) && tag["tagKey"])).size !== list.length) {
    throw bccError("BadRequest");
  }
  return list.map((tag: unknown) => {
    if (!isObject(tag) || typeof tag["tagKey"] !== "string" || typeof tag["tagValue"] !== "string" || !tag["tagKey"]) {
      throw bccError("BadRequest");
    }
    return { tagKey: tag["tagKey"], tagValue: tag["tagValue"] };
  });
}

/** The client token with its scope, by which it is remembered; undefined when there is none. */
export function tokenKey(query: Query, region: string): string | undefined {
  const token = query.text("clientToken") ?? "";
  if (token.length > 64 || [...token].some((character) => character > "\x7f")) {
    throw bccError("BadRequest");
  }
  return token === "" ? undefined : `${region} ${token}`;
}
