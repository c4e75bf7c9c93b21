import type { Clock } from "../time/clock";
import { formatDuration } from "../time/duration";
import { isKind } from "./errors";
import { Share, type ShareOptions } from "./share";

export type RateLimitOptions = ShareOptions;

export interface RateLimitedCall {
  readonly signal?: AbortSignal | undefined;
  /** Told, once, when the call has to wait for more than a second: why and how long. */
  readonly onWait?: ((text: string) => void) | undefined;
}

/**
 * How long we stay away, in seconds, from a cloud that does not say: after the throttle, then after each probe that is
 * refused. A quota by the minute is free again within a minute, and until then 8 s are the most that we lose.
 */
const pauses = [2, 4, 8, 8, 8, 8, 8, 8, 8, 16, 30];

/** Nobody needs to hear of shorter waits. */
const worthTelling = 1_000;

interface Waiting {
  readonly go: (isProbe: boolean) => void;
  onWait: RateLimitedCall["onWait"];
}

/**
 * Lets the calls of one operation through, first come, first served: no more than our share of the quota, and none while
 * the cloud throttles. After a throttle a single call probes whether the API is open again while the others wait.
 */
class RateLimiter {
  private readonly share: Share;
  private readonly queue = new Set<Waiting>();
  /** The one timer, whatever the number of waiting calls. */
  private timer: { readonly at: number; readonly stop: AbortController } | undefined;
  private closed = false;
  private closedUntil = 0;
  private probing = false;
  private refusals = 0;
  /** Tells the calls of one burst from later ones. */
  private closings = 0;

  constructor(
    private readonly operation: string,
    private readonly clock: Clock,
    options: RateLimitOptions,
  ) {
    this.share = new Share(options);
  }

  run<T>(call: () => Promise<T>, { signal, onWait }: RateLimitedCall): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        this.queue.delete(waiting);
        reject(signal?.reason);
        this.advance();
      };
      const go = (isProbe: boolean) => {
        signal?.removeEventListener("abort", abort);
        resolve(this.make(call, isProbe, signal));
      };
      const waiting: Waiting = { go, onWait };
      signal?.addEventListener("abort", abort, { once: true });
      this.queue.add(waiting);
      this.advance();
      if (this.queue.has(waiting)) this.tell(waiting, this.queue.size - 1);
    });
  }

  /** Lets out whoever may go, and sets the timer for the next. */
  private advance(): void {
    let next: number | undefined;
    for (const waiting of this.queue) {
      const now = this.clock.now();
      next = this.nextAt(now);
      if (next === undefined || next > now) break;
      next = undefined;
      this.queue.delete(waiting);
      this.share.take(now);
      this.probing = this.closed;
      waiting.go(this.closed);
    }
    this.wakeAt(next);
  }

  /** When the first in the queue may go; undefined while the end of a probe decides. */
  private nextAt(now: number): number | undefined {
    if (this.probing) return undefined;
    return this.closed ? Math.max(this.closedUntil, this.share.probeAt(now)) : this.share.freeAt(now);
  }

  private wakeAt(at: number | undefined): void {
    if (this.timer?.at === at) return;
    this.timer?.stop.abort();
    this.timer = undefined;
    if (at === undefined) return;
    const timer = { at, stop: new AbortController() };
    this.timer = timer;
    const wake = () => {
      if (this.timer !== timer) return; // stopped in the moment in which it ended
      this.timer = undefined;
      this.advance();
    };
    this.clock.sleep(at - this.clock.now(), timer.stop.signal).then(wake, () => {});
  }

  private async make<T>(call: () => Promise<T>, isProbe: boolean, signal?: AbortSignal): Promise<T> {
    const { closings } = this;
    try {
      const result = await call();
      if (isProbe) this.closed = false;
      return result;
    } catch (error) {
      if (isKind(error, "throttle")) this.close(isProbe, closings, error.details.retryAfterMs);
      // A caller that gives up has learnt nothing about the cloud: the next one probes.
      else if (isProbe && !signal?.aborted) this.closed = false;
      throw error;
    } finally {
      if (isProbe) this.probing = false;
      this.advance();
    }
  }

  /** Closes for as long as the cloud asks, else for a pause. Calls of one burst, and probes, take from the share once. */
  private close(isProbe: boolean, closings: number, retryAfterMs?: number): void {
    const now = this.clock.now();
    const wasOpen = !this.closed;
    if (wasOpen) {
      this.refusals = 0;
      this.closedUntil = 0;
    }
    const isNews = wasOpen || isProbe;
    const pause = isNews ? 1_000 * (pauses[Math.min(this.refusals++, pauses.length - 1)] ?? 0) : 0;
    this.closedUntil = Math.max(this.closedUntil, now + (retryAfterMs ?? pause));
    this.share.throttled(now, this.closedUntil, wasOpen && closings === this.closings);
    if (wasOpen) this.closings++;
    this.closed = true;
    let ahead = 0;
    for (const waiting of this.queue) this.tell(waiting, ahead++);
  }

  private tell(waiting: Waiting, ahead: number): void {
    const now = this.clock.now();
    const closed = this.closed ? this.closedUntil - now : 0;
    const full = (this.closed && ahead === 0 ? this.share.probeAt(now) : this.share.freeAt(now, ahead)) - now;
    const wait = Math.max(closed, full);
    if (wait <= worthTelling) return;
    const why = full > closed ? this.share.describe(this.operation, now) : `the cloud throttles ${this.operation}`;
    waiting.onWait?.(`waiting ${formatDuration(wait)}: ${why}`);
    waiting.onWait = undefined;
  }
}

/** One gate for each operation of a service: clouds count calls by operation. */
export class RateLimiters {
  private readonly known = new Map<string, RateLimiter>();

  constructor(
    private readonly clock: Clock,
    private readonly options: RateLimitOptions,
  ) {}

  /** Makes a call of the operation once the cloud's quota, and its mood, allow it. */
  run<T>(operation: string, call: () => Promise<T>, options: RateLimitedCall = {}): Promise<T> {
    const limiter = this.known.get(operation) ?? new RateLimiter(operation, this.clock, this.options);
    this.known.set(operation, limiter);
    return limiter.run(call, options);
  }
}
