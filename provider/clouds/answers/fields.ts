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
  size: (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
  time: isTime,
};

/** A field as an output of this name; nothing if the value is not what it should be. */
export function fieldOutput(name: string, value: unknown, type: FieldType): Record<string, unknown> {
  return isOf[type](value) ? { [name]: value } : {};
}

/** The outputs that fields of a record become, each with its type. */
export type FieldTable = Readonly<Record<string, readonly [output: string, type: FieldType]>>;

/** Fields of a record as outputs; a field of an unexpected type is left out. */
export const outputsFrom = (record: Readonly<Record<string, unknown>>, table: FieldTable): Record<string, unknown> =>
  Object.assign(
    {},
    ...Object.entries(table).map(([field, [output, type]]) => fieldOutput(output, record[field], type)),
  );

/** A record as a cloud returns it: each of these fields may be missing or of another type. */
export type CloudRecord<Field extends string> = { readonly [F in Field]?: unknown };
