import { CloudError, isFinal, isTransient } from "./errors";

/** The result of the work, or the signal's reason as soon as that is aborted. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Whether the cloud or this side has refused: that is the same for all who wait. */
export const isRefusal = (error: unknown): boolean =>
  (error instanceof CloudError && !isTransient(error)) || isFinal(error);

/** Whether the error is the cloud's or the network's; a limit or a cancel is one caller's own. */
export const isAnswer = (error: unknown): boolean => isRefusal(error) || isTransient(error);

/**
 * Work that one caller does and many wait for. Whoever waits keeps its own limit; when the one who works reaches its limit,
 * another one begins anew.
 */
export class Shared<T> {
  private current: Promise<T> | undefined;
  private result: T | undefined;

  /** `isEverybodys`: which errors of the one who works are those of all who wait. */
  constructor(private readonly isEverybodys: (error: unknown) => boolean) {}

  /** The result of the work that is done or under way, else of this work. */
  async get(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      const others = this.current;
      if (!others) return this.begin(work);
      try {
        return await unlessAborted(others, signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (this.isEverybodys(error)) throw error;
      }
    }
  }

  /** From now on the work has to be done again: whatever it gave, or only if it gave this. */
  forget(result?: T): void {
    if (result !== undefined && this.result !== result) return;
    this.current = undefined;
    this.result = undefined;
  }

  private begin(work: () => Promise<T>): Promise<T> {
    const own = work();
    this.current = own;
    own.then(
      (result) => {
        if (this.current === own) this.result = result;
      },
      () => {
        if (this.current === own) this.forget();
      },
    );
    return own;
  }
}
