import { throttled } from "./gateway-errors";

const SECOND_MS = 1000;

/** Limits on how often an operation may be called. */
export interface RateLimits {
  /** Calls per second of an operation, `*` for each of the others; an operation without an entry has no limit. */
  readonly callsPerSecond: Readonly<Record<string, number>>;
  /** Whether a throttled answer carries Retry-After. */
  readonly throttlingRetryAfter: boolean;
}

/** Counts calls in whole seconds for each operation. */
export class Throttle {
  private readonly windows = new Map<string, { second: number; calls: number }>();

  /** @throws ApiError when the operation has used up its second. */
  count(operation: string, limits: RateLimits, at: number): void {
    const limit = limits.callsPerSecond[operation] ?? limits.callsPerSecond["*"];
    const second = Math.floor(at / SECOND_MS);
    const window = this.windows.get(operation);
    const calls = window?.second === second ? window.calls + 1 : 1;
    this.windows.set(operation, { second, calls });
    if (limit !== undefined && calls > limit) {
      throw throttled(limit, limits.throttlingRetryAfter ? (second + 1) * SECOND_MS - at : undefined);
    }
  }

  reset(): void {
    this.windows.clear();
  }
}
