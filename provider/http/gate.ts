import type { Clock } from "../time/clock";

const window = 60_000;

/**
 * Holds every call to one API while the cloud throttles it, so that waiting callers do not use up the next window too.
 * Clouds that count by the minute open again at the next full minute.
 */
export class Gate {
  private closedUntil = 0;

  constructor(private readonly clock: Clock) {}

  /** Resolves once the API may be called. */
  async pass(signal?: AbortSignal): Promise<void> {
    while (this.clock.now() < this.closedUntil) {
      await this.clock.sleep(this.closedUntil - this.clock.now(), signal);
    }
  }

  /** Closes for as long as the cloud asks, else until the next full minute. */
  close(retryAfterMs?: number): void {
    const now = this.clock.now();
    const opensAt = retryAfterMs === undefined ? (Math.floor(now / window) + 1) * window : now + retryAfterMs;
    this.closedUntil = Math.max(this.closedUntil, opensAt);
  }
}
