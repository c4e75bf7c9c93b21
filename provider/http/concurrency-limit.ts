/** Runs so much work at a time; more waits in line. Whoever's signal is aborted leaves the line with its reason. */
export function concurrencyLimit(count: number): <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  const line = new Set<() => void>();
  let free = count;
  const leave = () => {
    const [next] = line;
    if (!next) free++;
    else {
      line.delete(next);
      next();
    }
  };
  const turn = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        line.delete(begin);
        reject(signal?.reason);
      };
      const begin = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      line.add(begin);
      signal?.addEventListener("abort", giveUp, { once: true });
    });
  return async (work, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await turn(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
