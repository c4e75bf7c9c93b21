import { amount, flag, type Given, mapOf, setting } from "./readers";

const SECOND_MS = 1000;

/** Limits on how often an operation may be called. */
export const rateLimits = (usual: Readonly<Record<string, number>>) => ({
  /** Calls per second of an operation, `*` for each of the others; an operation without an entry has no limit. */
  callsPerSecond: setting(mapOf(amount), usual),
  /** Whether a throttled answer carries Retry-After. */
  throttlingRetryAfter: setting(flag, false),
});

export type RateLimits = Given<ReturnType<typeof rateLimits>>;

/** Makes the answer to a call that comes too often. */
type Refuse = (limit: number, retryAfterMs: number | undefined) => Error;

/** Counts calls in whole seconds for each operation. */
export class Throttle {
  private readonly windows = new Map<string, { second: number; calls: number }>();

  constructor(private readonly refuse: Refuse) {}

  /** @throws what refuses the call when the operation has used up its second. */
  count(operation: string, limits: RateLimits, at: number): void {
    const limit = limits.callsPerSecond[operation] ?? limits.callsPerSecond["*"];
    const second = Math.floor(at / SECOND_MS);
    const window = this.windows.get(operation);
    const calls = window?.second === second ? window.calls + 1 : 1;
    this.windows.set(operation, { second, calls });
    if (limit !== undefined && calls > limit) {
      throw this.refuse(limit, limits.throttlingRetryAfter ? (second + 1) * SECOND_MS - at : undefined);
    }
  }

  reset(): void {
    this.windows.clear();
  }
}
