import { redact } from "./redact";

const longest = 2_000;

/**
 * A text fit for a terminal and for gRPC: no secrets, one line, whole characters, not endless, none
 * that controls a terminal or hides in it.
 */
export function printable(text: string): string {
  const line = redact(text)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  return line.length <= longest ? line : `${line.slice(0, longest).toWellFormed()}… (${line.length} characters)`;
}
