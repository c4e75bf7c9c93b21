import { printable } from "../../http/printable";

/** The error itself where its message is fit for a terminal, else one with the same message that is. */
export function printableError(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const clean = printable(message);
  return error instanceof Error && clean === message ? error : new Error(clean);
}
