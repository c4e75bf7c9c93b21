import type { Clock } from "../time/clock";
import { ConnectionError } from "./connection-error";
import { asError, CloudError, isKind, isTransient } from "./errors";

export interface RetryOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** The limit of the whole operation, by the clock. Nothing is repeated after it. Default: none. */
  readonly until?: number;
  /** How long errors without any news of the object (network, 5xx, throttling) are retried. Default 10 min. */
  readonly transientMs?: number;
  /** Whether a `busy` answer is worth waiting for, up to the limit. */
  readonly waitForBusy?: boolean;
  /** What else counts as busy. */
  readonly isBusy?: (error: unknown) => boolean;
  /** Told before each pause. */
  readonly onRetry?: (error: Error) => void;
}

const pauses = {
  transient: { first: 500, longest: 20_000 },
  busy: { first: 2_000, longest: 15_000 },
  /** Nothing reaches the cloud: whoever has mistyped a host shall not wait for it. */
  connection: { first: 500, longest: 4_000 },
};

/** Repeats a call that may safely be repeated, with growing pauses, until it works, it must fail, or time is up. */
export async function withRetry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, signal, until = Number.POSITIVE_INFINITY, transientMs = 600_000 } = options;
  let silentSince: number | undefined;
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      const busy = (options.waitForBusy ?? false) && (isKind(error, "busy") || (options.isBusy?.(error) ?? false));
      if (!busy && (isKind(error, "busy") || !isTransient(error))) throw error;
      const { first, longest } = pauses[busy ? "busy" : error instanceof ConnectionError ? "connection" : "transient"];
      const pause = Math.min(longest, first * 2 ** attempt) * (0.5 + Math.random() / 2);
      silentSince = busy ? undefined : (silentSince ?? clock.now());
      const limit = Math.min(until, (silentSince ?? Number.POSITIVE_INFINITY) + transientMs);
      if (clock.now() + pause > limit) throw error;
      options.onRetry?.(asError(error));
      const asked = error instanceof CloudError ? (error.details.retryAfterMs ?? 0) : 0;
      await clock.sleep(Math.min(Math.max(pause, asked), until - clock.now()), signal);
    }
  }
}
