import type { Clock } from "../time/clock";
import { CloudError, isKind, isTransient } from "./errors";

export interface RetryOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** How long errors without any news of the object (network, 5xx, throttling) are retried. Default 10 min. */
  readonly transientMs?: number;
  /** How long a `busy` answer is retried. Default 0: not at all. */
  readonly busyMs?: number;
  /** What else counts as busy. */
  readonly isBusy?: (error: unknown) => boolean;
  /** Told before each pause. */
  readonly onRetry?: (error: Error) => void;
}

const pauses = { transient: { first: 500, longest: 20_000 }, busy: { first: 2_000, longest: 15_000 } };

/** Repeats a call that may safely be repeated, with growing pauses, until it works, it must fail, or time is up. */
export async function withRetry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, signal } = options;
  const begun = clock.now();
  let silentSince: number | undefined;
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      const busy = isKind(error, "busy") || (options.isBusy?.(error) ?? false);
      if (!busy && !isTransient(error)) throw error;
      const { first, longest } = busy ? pauses.busy : pauses.transient;
      const pause = Math.min(longest, first * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
      const limit = busy ? (options.busyMs ?? 0) : (options.transientMs ?? 600_000);
      silentSince = busy ? undefined : (silentSince ?? clock.now());
      if (clock.now() + pause - (silentSince ?? begun) > limit) throw error;
      options.onRetry?.(error as Error);
      const asked = error instanceof CloudError ? (error.details.retryAfterMs ?? 0) : 0;
      await clock.sleep(Math.max(pause, asked), signal);
    }
  }
}
