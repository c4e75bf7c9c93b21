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
