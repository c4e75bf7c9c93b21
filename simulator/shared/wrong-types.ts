/** Gives every value in a JSON document another type and keeps all names. */
export function wrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) {
    return Object.fromEntries(value.map((item, index) => [String(index), wrongTypes(item)]));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, wrongTypes(item)]));
  }
  if (typeof value === "string") {
    return value.length;
  }
  return typeof value === "number" ? [value] : "maybe";
}
