import { printable } from "../http/printable";
import type { Send } from "./engine-log";
import { Paced } from "./paced";

const quietMs = 10_000;

/**
 * Status rows: one line per change, and at most one in 10 s per resource unless the words change, not just the numbers.
 * A CI log prints every line, so fewer are better.
 */
export class StatusRows {
  private readonly last = new Map<string, { words: string; text: string; at: number }>();
  private readonly passing: Paced;

  constructor(
    private readonly send: Send,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.passing = new Paced(send);
  }

  status(urn: string, text: string): void {
    const words = text.replace(/\d+(\.\d+)?/g, "#");
    const before = this.last.get(urn);
    if (before?.text === text) return;
    if (before?.words === words && this.now() - before.at < quietMs) return;
    this.last.set(urn, { words, text, at: this.now() });
    this.passing.put({ urn, text: printable(text), kind: "status" });
  }

  /** The work is over: its last line does not wait. */
  end(urn: string): void {
    this.passing.flush(urn);
  }

  warn(urn: string, text: string): void {
    this.send({ urn, text: printable(text), kind: "warning" });
  }

  /** A line that stays, like a warning, but is none. */
  tell(urn: string, text: string): void {
    this.send({ urn, text: printable(text), kind: "info" });
  }
}
