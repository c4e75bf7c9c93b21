/**
 * What a fault does to a call.
 *
 * Not carried out: `throttle` (a throttling answer), `error` (the given status, code and message), `html` (502 with an
 * HTML page), `reset` (the connection is reset), `silent` (no answer until the simulator closes).
 *
 * Carried out, then: `lost` (the connection is reset), `truncated` (half of the body), `empty` (no body),
 * `wrongTypes` (every value has another type), `huge` (10 MB of padding in the body).
 */
export type FaultKind =
  | "throttle"
  | "error"
  | "html"
  | "reset"
  | "silent"
  | "lost"
  | "truncated"
  | "empty"
  | "wrongTypes"
  | "huge";

/** A disturbance of coming calls. */
export interface Fault {
  readonly kind: FaultKind;
  /** Operation to hit; any when absent. */
  readonly operation?: string;
  /** How many calls are hit; default 1. */
  readonly count?: number;
  /** How many matching calls pass first; default 0. */
  readonly skip?: number;
  /** HTTP status of `throttle` and `error`. */
  readonly status?: number;
  /** Error code of `throttle` and `error`. */
  readonly code?: string;
  /** Error text of `throttle` and `error`. */
  readonly message?: string;
  /** Value of the retry-after header of `throttle` and `error`, in milliseconds. */
  readonly retryAfterMs?: number;
}

interface Pending {
  readonly fault: Fault;
  count: number;
  skip: number;
}

/** Faults in the order in which they were given. */
export class FaultQueue {
  private pending: Pending[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, count: fault.count ?? 1, skip: fault.skip ?? 0 });
  }

  /** Takes the fault that hits this call, if any. Every waiting fault counts down its own `skip`. */
  take(operation: string): Fault | undefined {
    let hit: Pending | undefined;
    for (const entry of this.pending) {
      if (entry.fault.operation !== undefined && entry.fault.operation !== operation) {
        continue;
      }
      if (entry.skip > 0) {
        entry.skip -= 1;
      } else {
        hit ??= entry;
      }
    }
    if (hit !== undefined) {
      hit.count -= 1;
      this.pending = this.pending.filter((entry) => entry.count > 0);
    }
    return hit?.fault;
  }

  clear(): void {
    this.pending = [];
  }
}
