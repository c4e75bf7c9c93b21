import type { Clock } from "./clock";

/** Work with a signal that is aborted after so many milliseconds, for this reason. */
export async function within<T>(
  clock: Clock,
  ms: number,
  reason: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const [late, done] = [new AbortController(), new AbortController()];
  clock.sleep(ms, done.signal).then(
    () => late.abort(new Error(reason)),
    () => {}, // the work is over
  );
  try {
    return await work(late.signal);
  } finally {
    done.abort();
  }
}
