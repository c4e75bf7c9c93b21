import { formatDuration } from "../time/duration";

const minute = 60_000;

export interface ShareOptions {
  /** Our share of the cloud's quota: calls of one operation in any window. */
  readonly calls: number;
  /** Length of the window in milliseconds: 60_000 where the cloud counts by the minute, 1_000 where by the second. */
  readonly windowMs: number;
}

/** What a throttle leaves of the share, and what comes back of the full share in each minute without one. */
const left = 0.5;
const regain = 0.1;

/** Our share of a quota: when the next calls may start. Throttles make it smaller for a while. */
export class Share {
  /** When the latest calls started, oldest first. No more of them than a window may ever hold. */
  private readonly starts: number[] = [];
  private size: number;
  /** The size is what it was at this moment; it has grown since. */
  private since = 0;
  private readonly least: number;

  constructor(private readonly options: ShareOptions) {
    this.size = options.calls;
    this.least = Math.min(options.calls, options.windowMs < minute ? 1 : 10);
  }

  /** Calls that may start in a window as things stand. */
  sizeAt(now: number): number {
    return Math.floor(this.grown(now));
  }

  /** When a call may start that has so many others ahead. */
  freeAt(now: number, ahead = 0): number {
    return this.freeWith(this.sizeAt(now), now, ahead);
  }

  /** When a probe may start. It has the full share: what went out before a throttle would hold it back for a window. */
  probeAt(now: number): number {
    return this.freeWith(this.options.calls, now, 0);
  }

  /** A call starts. */
  take(now: number): void {
    this.starts.push(now);
    if (this.starts.length > this.options.calls) this.starts.shift();
  }

  /** The cloud throttles until a moment. What had come back by now stays; nothing more comes back before that moment. */
  throttled(now: number, until: number, halve: boolean): void {
    this.size = halve ? Math.max(this.least, this.grown(now) * left) : this.grown(now);
    this.since = until;
  }

  describe(operation: string, now: number): string {
    const { windowMs } = this.options;
    const window = windowMs === minute ? "a minute" : windowMs === 1_000 ? "a second" : formatDuration(windowMs);
    const size = this.sizeAt(now);
    return size === 1
      ? `1 call of ${operation} in ${window} is our share`
      : `${size} calls of ${operation} in ${window} are our share`;
  }

  private grown(now: number): number {
    const minutes = Math.max(0, Math.floor((now - this.since) / minute));
    return Math.min(this.options.calls, this.size + regain * this.options.calls * minutes);
  }

  /** The call that starts `size` calls after another one starts a window later at the earliest. */
  private freeWith(size: number, now: number, ahead: number): number {
    const { windowMs } = this.options;
    const before = this.starts.at((ahead % size) - size) ?? Number.NEGATIVE_INFINITY;
    return Math.max(now, before + windowMs) + Math.floor(ahead / size) * windowMs;
  }
}
