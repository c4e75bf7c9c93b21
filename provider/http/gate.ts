import type { Clock } from "../time/clock";

/** When a throttled API opens again, for clouds that count by the minute. */
export const nextFullMinute = (now: number) => (Math.floor(now / 60_000) + 1) * 60_000;

/** Holds every call to one API while the cloud throttles it, so that waiting callers do not use up the next window too. */
class Gate {
  private closedUntil = 0;

  /** `opensAt` says when an API that is closed now opens again, if the cloud does not. */
  constructor(
    private readonly clock: Clock,
    private readonly opensAt: (now: number) => number,
  ) {}

  /** Resolves once the API may be called. */
  async pass(signal?: AbortSignal): Promise<void> {
    while (this.clock.now() < this.closedUntil) {
      await this.clock.sleep(this.closedUntil - this.clock.now(), signal);
    }
  }

  /** Closes for as long as the cloud asks, else until `opensAt`. */
  close(retryAfterMs?: number): void {
    const now = this.clock.now();
    const opensAt = retryAfterMs === undefined ? this.opensAt(now) : now + retryAfterMs;
    this.closedUntil = Math.max(this.closedUntil, opensAt);
  }
}

/** One gate for each operation of a service: clouds count calls by operation. */
export class Gates {
  private readonly known = new Map<string, Gate>();

  constructor(
    private readonly clock: Clock,
    private readonly opensAt: (now: number) => number,
  ) {}

  of(operation: string): Gate {
    const gate = this.known.get(operation) ?? new Gate(this.clock, this.opensAt);
    this.known.set(operation, gate);
    return gate;
  }
}
