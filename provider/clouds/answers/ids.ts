import { TransportError } from "../../http/errors";

/** What an id is made of; clouds make no others. */
export const idAlphabet = "1 to 128 letters, digits, periods, colons, underscores and hyphens";

/** Whether a value can be an id. Ids go into addresses, the state and terminals, where anything else does harm. */
export const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[\w.:-]{1,128}$/.test(value) && value !== "." && value !== "..";

/** The id itself; throws for what can be none, before anything is asked of the cloud. */
export function checkId(id: string): string {
  if (isId(id)) return id;
  const start = JSON.stringify(String(id).slice(0, 40));
  throw new Error(`${start}${String(id).length > 40 ? "…" : ""} cannot be sent as an id: an id has ${idAlphabet}.`);
}

/** An id as one segment of a path. Encoding alone would let ".." through, which leads to another path. */
export const pathSegment = (id: string): string => encodeURIComponent(checkId(id));

/** The id in a create's answer. */
export function createdId(operation: string, value: unknown): string {
  if (isId(value)) return value;
  throw new TransportError(operation, "the answer holds no id");
}
