import type { FaultKind } from "./faults";

/** One call that a service received. */
export interface JournalEntry<S extends string = string> {
  /** Milliseconds since the epoch, on the simulator's clock. */
  readonly at: number;
  readonly service: S;
  readonly operation: string;
  /** Ids that the call named, joined by commas. */
  readonly resource?: string;
  /** HTTP status that was sent or, when nothing was sent, 0. */
  readonly status: number;
  /** The cloud's error code. */
  readonly code?: string;
  readonly requestId: string;
  /** The injected fault that hit the call. */
  readonly fault?: FaultKind;
}
