import { TransportError } from "./errors";
import { redact } from "./redact";

/** The JSON object that a body holds, undefined if it holds none. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The error for a body that is not the object that the cloud would have written. */
export function notJson(operation: string, status: number, text: string): TransportError {
  const start = redact(text).trim().slice(0, 80);
  return new TransportError(
    operation,
    `HTTP ${status} with ${start ? `something that is not JSON: ${start}` : "an empty body"}`,
  );
}

/** The JSON object that a body holds. Anything else, such as a proxy's page, is no answer of the cloud. */
export function parseObject(operation: string, status: number, text: string): Record<string, unknown> {
  const value = objectIn(text);
  if (!value) throw notJson(operation, status, text);
  return value;
}
