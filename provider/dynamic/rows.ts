import { terminalLine } from "../http/terminal-line";
import type { Send } from "./engine-log";
import { Paced } from "./paced";

/** Between two lines of a row in which only numbers change. */
const quietMs = 10_000;
/** The same for people who watch, while a row is young. */
const livelyMs = 2_000;
const youngMs = 30_000;

/**
 * Status rows: a line where the words change; where only the numbers do, one in 10 s per resource, and in its first half minute
 * one in 2 s. A CI log prints every line and nobody watches it, so there it is 10 s from the beginning.
 */
export class StatusRows {
  private readonly last = new Map<string, { words: string; text: string; at: number; since: number }>();
  private readonly passing: Paced;

  constructor(
    private readonly send: Send,
    private readonly now: () => number = () => performance.now(),
    private readonly isWatched: boolean = !process.env["CI"],
  ) {
    this.passing = new Paced(send);
  }

  status(urn: string, text: string): void {
    const words = text.replace(/\d+(\.\d+)?/g, "#");
    const before = this.last.get(urn);
    if (before?.text === text) return;
    const at = this.now();
    const since = before?.since ?? at;
    const pause = this.isWatched && at - since < youngMs ? livelyMs : quietMs;
    if (before?.words === words && at - before.at < pause) return;
    this.last.set(urn, { words, text, at, since });
    this.passing.put({ urn, text: terminalLine(text), kind: "status" });
  }

  /** The work is over: its last line does not wait. */
  end(urn: string): void {
    this.last.delete(urn);
    this.passing.flush(urn);
  }

  warn(urn: string, text: string): void {
    this.send({ urn, text: terminalLine(text), kind: "warning" });
  }

  /** A line that stays, like a warning, but is none. */
  tell(urn: string, text: string): void {
    this.send({ urn, text: terminalLine(text), kind: "info" });
  }
}
