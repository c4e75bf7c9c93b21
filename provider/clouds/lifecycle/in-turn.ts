import type { Memory } from "./memory";

/**
 * Runs the work once all earlier work of the same turn in this process has ended, well or badly. Whoever is aborted leaves
 * the line.
 */
export function inTurn<T>(
  { turns }: Memory,
  turn: string | undefined,
  { onWait, signal }: { readonly onWait: () => void; readonly signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  if (turn === undefined) return work();
  const before = turns.get(turn);
  if (before) onWait();
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    const start = () => {
      signal.removeEventListener("abort", leave);
      signal.throwIfAborted();
      return work();
    };
    const mine = (before ?? Promise.resolve()).then(start, start);
    turns.set(turn, mine);
    const end = () => turns.get(turn) === mine && turns.delete(turn);
    mine.finally(end).then(resolve, reject);
  });
}
