import type { LogLine, Send } from "./engine-log";

/** Between two lines. */
const pauseMs = 50;

/**
 * Sends twenty passing lines a second at most, beside the last ones of rows that end: nobody reads faster, and a thousand rows that change
 * together would take as much memory as all their waits. Of the lines of a row only the newest is sent.
 */
export class Paced {
  private readonly newest = new Map<string, LogLine>();
  private isBusy = false;

  constructor(private readonly send: Send) {}

  put(line: LogLine): void {
    this.newest.set(line.urn, line);
    if (!this.isBusy) this.next();
  }

  /** Sends what a row still has to say at once. */
  flush(urn: string): void {
    const line = this.newest.get(urn);
    if (line) this.send(line);
    this.newest.delete(urn);
  }

  private next(): void {
    const [line] = this.newest.values();
    this.isBusy = line !== undefined;
    if (!line) return;
    this.newest.delete(line.urn);
    this.send(line, () => setTimeout(() => this.next(), pauseMs).unref());
  }
}
