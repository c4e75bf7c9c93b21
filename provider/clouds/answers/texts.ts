/** A text of a cloud's answer; a number or truth value as text. Empty for anything else, which may not even have a text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A map of texts from keys and values as a cloud tells them. What has no key is left out. */
export function textMap(pairs: readonly (readonly [key: unknown, value: unknown])[]): Record<string, string> {
  return Object.fromEntries(
    pairs.flatMap(([key, value]) => (typeof key === "string" && key ? [[key, textOf(value)] as const] : [])),
  );
}
