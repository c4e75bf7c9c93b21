import type { LogLine } from "./engine-log";

type Send = (line: LogLine, sent: () => void) => void;

/** Between two lines. */
const pauseMs = 50;

/**
 * Sends twenty passing lines a second at most, one after the other: nobody reads faster, and a thousand rows that change
 * together would take as much memory as all their waits. Of the lines of a row only the newest is sent.
 */
export function paced(send: Send): (line: LogLine) => void {
  const newest = new Map<string, LogLine>();
  let isBusy = false;
  const next = () => {
    const [line] = newest.values();
    isBusy = line !== undefined;
    if (!line) return;
    newest.delete(line.urn);
    send(line, () => setTimeout(next, pauseMs).unref());
  };
  return (line) => {
    newest.set(line.urn, line);
    if (!isBusy) next();
  };
}
