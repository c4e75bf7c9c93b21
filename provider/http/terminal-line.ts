import { redact } from "./redact";

/** What is looked at of a text: no more than this is ever shown, and a cloud may send megabytes. */
const readAtMost = 32_768;

/** The beginning of a text that is too long to be read, without its last word: half a secret would not be recognized. */
function beginningOf(text: string): string {
  if (text.length <= readAtMost) return text;
  let end = readAtMost;
  while (end > 0 && !/\s/.test(text[end - 1] ?? "")) end--;
  return text.slice(0, end);
}

/** Characters that have no width, or turn the direction of the text around them: shown as what they are. */
const hiding = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const shown = (char: string) => `\\u{${char.codePointAt(0)?.toString(16)}}`;

/**
 * A text fit for a terminal and for gRPC: no secrets, one line, whole characters, at most `longest` of them, none that controls a
 * terminal, none that hides.
 */
export function terminalLine(text: string, longest = 2_000): string {
  const line = redact(beginningOf(text))
    .toWellFormed()
    .replace(hiding, shown)
    .replace(/[\p{Cc}\s]+/gu, " ");
  return line.length <= longest && text.length <= readAtMost
    ? line
    : `${line.slice(0, longest).toWellFormed()}… (${text.length} characters)`;
}
