/** The members of a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The one member of a JSON document that is an object with one member; undefined for any other document. */
export function wrapped(body: Buffer, name: string): JsonObject | undefined {
  const document = parsed(body);
  const inner = document?.[name];
  return document !== undefined && Object.keys(document).length === 1 && isObject(inner) ? inner : undefined;
}

/** A JSON document that is an object; undefined for any other document. */
export function parsed(body: Buffer): JsonObject | undefined {
  try {
    const document: unknown = JSON.parse(body.toString("utf8"));
    return isObject(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is a UUID. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
