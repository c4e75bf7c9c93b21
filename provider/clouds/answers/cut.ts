import { isObject } from "../../http/json";

/**
 * Values that are copied from an answer whole: no deeper and no larger than fits a state. What is cut off leaves a mark in its
 * place, a text that begins with `… (cut:` and says how much it was. It is the same for the same value, so that it is no change.
 */
export const cutMark = (what: string) => `… (cut: ${what})`;

/** Deepest nesting. */
const deepest = 8;

/** Longest text, in UTF-16 units. */
const longestText = 4_096;

/** Largest value, in bytes. */
const largest = 65_536;

/** What a field or an item counts besides its texts. */
const overhead = 4;

/** What is left for the fields and items that are still to come. */
interface Room {
  bytes: number;
}

const takes = (room: Room, text: string): boolean => {
  room.bytes -= Buffer.byteLength(text) + overhead;
  return room.bytes >= 0;
};

function shortened(text: string): string {
  if (text.length <= longestText) return text;
  return text.slice(0, longestText).toWellFormed() + cutMark(`${text.length - longestText} more characters`);
}

/** A nested value without its endless texts, numbers that are none, bottomless depths and endless lists. */
export function cut(value: unknown, depth = deepest, room: Room = { bytes: largest }): unknown {
  if (typeof value === "string") return shortened(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (!Array.isArray(value) && !isObject(value)) return value;
  if (depth === 0) return cutMark(`nested deeper than ${deepest} levels`);
  return Array.isArray(value) ? cutList(value, depth, room) : cutFields(value, depth, room);
}

function cutList(list: unknown[], depth: number, room: Room): unknown[] {
  const kept: unknown[] = [];
  for (const [i, each] of list.entries()) {
    if (!takes(room, typeof each === "string" ? shortened(each) : "")) {
      kept.push(cutMark(`${list.length - i} more items`));
      break;
    }
    const item = cut(each, depth - 1, room);
    if (item !== undefined) kept.push(item);
  }
  return kept;
}

function cutFields(fields: Record<string, unknown>, depth: number, room: Room): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  const keys = Object.keys(fields);
  for (const [i, key] of keys.entries()) {
    const each = fields[key];
    if (!takes(room, key) || !takes(room, typeof each === "string" ? shortened(each) : "")) {
      kept.push(["…", cutMark(`${keys.length - i} more fields`)]);
      break;
    }
    const field = cut(each, depth - 1, room);
    if (field !== undefined) kept.push([key, field]);
  }
  return Object.fromEntries(kept);
}
