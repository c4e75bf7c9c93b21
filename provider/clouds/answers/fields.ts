import { isReasonable } from "../../time/reasonable";

/** What a field of a record should be. A `size` is a number that is not negative, a `time` a text. */
export type FieldType = "string" | "number" | "boolean" | "size" | "time";

/** Longest text that becomes an output, except in maps that users set themselves. */
const longestText = 4_096;

const timeForm = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** Whether a text is a time that a snapshot may have. Date.parse alone takes "7" and anything in parentheses. */
export const isTime = (value: unknown): value is string =>
  typeof value === "string" && timeForm.test(value) && isReasonable(Date.parse(value.toUpperCase()));

const isOf: Record<FieldType, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string" && value !== "" && value.length <= longestText,
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  size: (value) => Number.isFinite(value) && (value as number) >= 0,
  time: isTime,
};

/** A field as an output of this name; nothing if the value is not what it should be. */
export function fieldOutput(name: string, value: unknown, type: FieldType): Record<string, unknown> {
  return isOf[type](value) ? { [name]: value } : {};
}

/** Deepest nesting of what is copied whole. */
const deepest = 8;

/** A nested value that is copied whole, without its endless texts, numbers that are none, and bottomless depths. */
export function pruned(value: unknown, depth = deepest): unknown {
  if (typeof value === "string") return value.length <= longestText ? value : undefined;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map((each) => pruned(each, depth - 1)).filter((each) => each !== undefined);
  const fields = Object.entries(value).map(([key, each]) => [key, pruned(each, depth - 1)] as const);
  return Object.fromEntries(fields.filter(([, each]) => each !== undefined));
}
