import { TransportError } from "./errors";
import { isBeyond } from "./shape";
import { terminalLine } from "./terminal-line";

/**
 * No cloud nests deeper, and 4 MiB of real records hold 170,000 values. Two million of either, which fit into 4 MiB, take the
 * parser a third of a second, in which nothing else of the process goes on.
 */
const bounds = { levels: 10_000, values: 200_000 };

/** Whether a value is a JSON object: no list, and not null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON object that a body holds, undefined if it holds none. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  if (isBeyond(text, bounds)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What an answer says of itself. */
interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** The error for a body that is not the object that the cloud would have written. It is not quoted: it may hold anything. */
export function notJson(operation: string, { status, headers, body }: Answer): TransportError {
  const type = terminalLine(String(headers["content-type"] ?? "no content type"), 100);
  const what = body.trim() === "" ? "an empty body" : `${body.length} characters that are no JSON object (${type})`;
  return new TransportError(operation, `HTTP ${status} with ${what}`, { status });
}
