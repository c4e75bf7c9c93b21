/** A text of a cloud's answer; a number or truth value as text. Empty for anything else, which may not even have a text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
