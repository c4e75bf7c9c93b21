import { terminalLine } from "./terminal-line";

/**
 * An error of Node or got as it may be shown: its message and code. Node's own may carry what was received, byte by byte, and
 * what was sent.
 */
export function shownCause(error: unknown): Error | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const message = "message" in error ? error.message : undefined;
  const code = "code" in error ? error.code : undefined;
  const shown = new Error(terminalLine(String(message ?? "")));
  shown.stack = `Error: ${shown.message}`;
  return typeof code === "string" ? Object.assign(shown, { code: terminalLine(code, 100) }) : shown;
}
