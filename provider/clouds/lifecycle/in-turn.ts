import type { Memory } from "./memory";

/** Runs the work once all earlier work of the same turn in this process has ended, well or badly. */
export async function inTurn<T>(
  { turns }: Memory,
  turn: string | undefined,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  if (turn === undefined) return work();
  const before = turns.get(turn);
  if (before) onWait();
  const mine = (before ?? Promise.resolve()).then(work, work);
  turns.set(turn, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(turn) === mine) turns.delete(turn);
  }
}
