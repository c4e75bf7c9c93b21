import { redact } from "./redact";

const longest = 2_000;

/** A text fit for a terminal and for gRPC: no secrets, one line, whole characters, no control characters, not endless. */
export function printable(text: string): string {
  const line = redact(text)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ");
  return line.length <= longest ? line : `${line.slice(0, longest).toWellFormed()}… (${line.length} characters)`;
}
