import type { Transport } from "../../provider/http/transport";
import type { Clock } from "../../provider/time/clock";

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that jumps to its next timer whenever nothing else is going on, so that hours pass in moments. */
export class VirtualClock implements Clock {
  private readonly timers = new Set<Timer>();
  private inFlight = 0;
  /** How far somebody has set the machine's clock. */
  wallShift = 0;

  constructor(private time = Date.parse("2026-11-20T12:00:00Z")) {}

  now(): number {
    return this.time;
  }

  wall(): number {
    return this.time + this.wallShift;
  }

  /** Timers that nobody has cancelled. */
  get pendingTimers(): number {
    return this.timers.size;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const end = (finish: () => void) => {
        this.timers.delete(timer);
        signal?.removeEventListener("abort", abort);
        finish();
      };
      const abort = () => end(() => reject(signal?.reason));
      const timer = { at: this.time + ms, wake: () => end(resolve) };
      signal?.addEventListener("abort", abort, { once: true });
      this.timers.add(timer);
    });
  }

  /** A transport whose calls hold the clock while they are under way. */
  hold(transport: Transport): Transport {
    return async (request) => {
      this.inFlight++;
      try {
        return await transport(request);
      } finally {
        this.inFlight--;
      }
    };
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    finished.catch(() => {});
    for (let idle = 0; !done; ) {
      await new Promise((resolve) => setImmediate(resolve));
      idle = this.inFlight > 0 ? 0 : idle + 1;
      if (idle < 3) continue;
      idle = 0;
      const next = [...this.timers].sort((a, b) => a.at - b.at)[0];
      if (!next) continue;
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
    return finished;
  }
}
