import { amount, flag, type Given, mapOf, setting } from "./readers";

/** Limits on how often an operation may be called. */
export const rateLimits = (usual: Readonly<Record<string, number>>) => ({
  /** Calls per second of an operation, `*` for each of the others; an operation without an entry has no limit. */
  callsPerSecond: setting(mapOf(amount), usual),
  /** Whether a throttled answer carries Retry-After. */
  throttlingRetryAfter: setting(flag, false),
});

export type RateLimits = Given<ReturnType<typeof rateLimits>>;

/** What a call counts against. */
export interface Counted {
  readonly operation: string;
  /** What is counted apart, as a region is. */
  readonly scope?: string;
  /** Calls in one window, by operation; `*` for each of the others. */
  readonly limits: Readonly<Record<string, number>>;
  /** Whether a throttled answer says when to try again. */
  readonly saysWhen: boolean;
}

/** Makes the answer to a call that comes too often. */
type Refuse = (limit: number, retryAfterMs: number | undefined, operation: string) => Error;

/** Counts calls in whole windows of time for each operation: a window that is used up stays refused to its end. */
export class Throttle {
  private readonly windows = new Map<string, { index: number; calls: number }>();

  constructor(
    private readonly windowMs: number,
    private readonly refuse: Refuse,
  ) {}

  /** @throws what refuses the call when the operation has used up its window. */
  count({ operation, scope = "", limits, saysWhen }: Counted, at: number): void {
    const limit = limits[operation] ?? limits["*"];
    const key = `${operation} ${scope}`;
    const index = Math.floor(at / this.windowMs);
    const window = this.windows.get(key);
    const calls = window?.index === index ? window.calls + 1 : 1;
    this.windows.set(key, { index, calls });
    if (limit !== undefined && calls > limit) {
      throw this.refuse(limit, saysWhen ? (index + 1) * this.windowMs - at : undefined, operation);
    }
  }

  reset(): void {
    this.windows.clear();
  }
}

/** Whole seconds that are not shorter, as a text. */
export function wholeSeconds(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : String(Math.ceil(milliseconds / 1000));
}
