import type { Clock } from "../time/clock";
import { CloudError } from "./errors";

const minute = 60_000;

/** When a throttled API opens again, for clouds that count by the minute. */
export const nextFullMinute = (now: number) => (Math.floor(now / minute) + 1) * minute;

export interface GateOptions {
  /** Our share of the cloud's quota: calls of one operation in any minute. */
  readonly callsPerMinute: number;
  /** When an API that is closed now opens again, if the cloud does not say. */
  readonly opensAt: (now: number) => number;
}

/** What is left of the budget after a throttle, and what it regains each minute. */
const loss = 0.5;
const regain = 0.1;

/**
 * Lets the calls of one operation through: no more than our share of the quota in any minute, and none while the cloud
 * throttles. After a throttle a single call probes whether the API is open again while the others wait, and the budget
 * grows back slowly from half.
 */
class Gate {
  private closedUntil = 0;
  private probing = false;
  private needsProbe = false;
  private waiting = new Set<() => void>();
  private readonly calls: number[] = [];
  private budget: number;
  private budgetAt = 0;

  constructor(
    private readonly clock: Clock,
    private readonly options: GateOptions,
  ) {
    this.budget = options.callsPerMinute;
  }

  async run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const isProbe = await this.enter(signal);
    const enteredAt = this.clock.now();
    try {
      const result = await call();
      if (isProbe) this.needsProbe = false;
      return result;
    } catch (error) {
      if (error instanceof CloudError && error.details.kind === "throttle")
        this.close(enteredAt, error.details.retryAfterMs);
      else if (isProbe) this.needsProbe = false;
      throw error;
    } finally {
      if (isProbe) {
        this.probing = false;
        for (const wake of this.waiting) wake();
      }
    }
  }

  /** Resolves once the call may go out; true for the one that probes. */
  private async enter(signal?: AbortSignal): Promise<boolean> {
    for (;;) {
      signal?.throwIfAborted();
      const now = this.clock.now();
      const wait = Math.max(this.closedUntil - now, this.untilBudget(now));
      if (wait > 0) {
        await this.clock.sleep(wait, signal);
      } else if (this.needsProbe && this.probing) {
        await this.probeEnds(signal);
      } else {
        this.calls.push(now);
        this.probing = this.needsProbe;
        return this.probing;
      }
    }
  }

  private probeEnds(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => end(() => reject(signal?.reason));
      const wake = () => end(resolve);
      const end = (finish: () => void) => {
        this.waiting.delete(wake);
        signal?.removeEventListener("abort", abort);
        finish();
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.waiting.add(wake);
    });
  }

  /** Milliseconds until the last minute's calls leave room for one more. */
  private untilBudget(now: number): number {
    const { callsPerMinute } = this.options;
    const regained = regain * callsPerMinute * Math.floor((now - this.budgetAt) / minute);
    const budget = Math.max(1, Math.floor(Math.min(callsPerMinute, this.budget + regained)));
    while ((this.calls[0] ?? now) <= now - minute) this.calls.shift();
    const blocking = this.calls.at(-budget);
    return blocking === undefined ? 0 : blocking + minute - now;
  }

  /** Closes for as long as the cloud asks, else until `opensAt`. Calls of one burst take from the budget once. */
  private close(enteredAt: number, retryAfterMs?: number): void {
    const now = this.clock.now();
    const opensAt = retryAfterMs === undefined ? this.options.opensAt(now) : now + retryAfterMs;
    if (enteredAt >= this.budgetAt) {
      this.budget = Math.max(1, this.budget * loss);
      this.budgetAt = now;
    }
    this.closedUntil = Math.max(this.closedUntil, opensAt);
    this.needsProbe = true;
  }
}

/** One gate for each operation of a service: clouds count calls by operation. */
export class Gates {
  private readonly known = new Map<string, Gate>();

  constructor(
    private readonly clock: Clock,
    private readonly options: GateOptions,
  ) {}

  /** Makes a call of the operation once the cloud's quota, and its mood, allow it. */
  run<T>(operation: string, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const gate = this.known.get(operation) ?? new Gate(this.clock, this.options);
    this.known.set(operation, gate);
    return gate.run(call, signal);
  }
}
