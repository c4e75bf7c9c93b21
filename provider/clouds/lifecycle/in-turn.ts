const last = new Map<string, Promise<unknown>>();

/** Runs the work once all earlier work of the same turn in this process has ended, well or badly. */
export async function inTurn<T>(turn: string | undefined, onWait: () => void, work: () => Promise<T>): Promise<T> {
  if (turn === undefined) return work();
  const before = last.get(turn);
  if (before) onWait();
  const mine = (before ?? Promise.resolve()).then(work, work);
  last.set(turn, mine);
  try {
    return await mine;
  } finally {
    if (last.get(turn) === mine) last.delete(turn);
  }
}
