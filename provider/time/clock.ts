/** Time as a seam: everything that waits asks a clock, so that tests can run an hour of polling in a moment. */
export interface Clock {
  /**
   * For waiting, deadlines and gates: milliseconds that only ever go forward. Near the epoch's count when the process began,
   * but whoever sets the machine's clock moves `wall`, not this.
   */
  now(): number;
  /** For signatures, expiry and dates of the cloud: milliseconds since the epoch, as the machine's clock has them. */
  wall(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason, and leaves no timer, once it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Longest delay that Node's timers take; longer sleeps are cut into pieces. */
const longestTimer = 2 ** 31 - 1;

/** One of Node's timers. Its own promises of timers take three times the memory, which a thousand waits notice. */
function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(id);
      reject(signal?.reason);
    };
    const id = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wall: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    for (let left = ms; left > 0; left -= longestTimer) await timer(Math.min(left, longestTimer), signal);
  },
};
