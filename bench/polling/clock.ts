import type { Transport } from "#provider/http/transport";
import type { Clock } from "#provider/time/clock";

/** Turns of the event loop without a call under way after which nothing more can happen at a moment. */
const quietTurns = 3;

/** A clock that jumps to its next moment when nothing else is going on, and wakes all who sleep until then together. */
export class VirtualClock implements Clock {
  private readonly moments = new Map<number, Set<() => void>>();
  private inFlight = 0;

  constructor(private time = Date.parse("2026-01-01T00:00:00Z")) {}

  now(): number {
    return this.time;
  }

  wall(): number {
    return this.time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const at = this.time + Math.max(0, ms);
      const sleepers = this.moments.get(at) ?? new Set();
      this.moments.set(at, sleepers);
      const wake = () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const abort = () => {
        sleepers.delete(wake);
        if (sleepers.size === 0 && this.moments.get(at) === sleepers) this.moments.delete(at);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", abort, { once: true });
      sleepers.add(wake);
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
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    work.then(end, end);
    for (let quiet = 0; !isDone; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.inFlight > 0 ? 0 : quiet + 1;
      if (quiet <= quietTurns) continue;
      quiet = 0;
      this.advance();
    }
    return work;
  }

  private advance(): void {
    let next = Number.POSITIVE_INFINITY;
    for (const at of this.moments.keys()) if (at < next) next = at;
    const sleepers = this.moments.get(next);
    if (!sleepers) return;
    this.moments.delete(next);
    this.time = next;
    for (const wake of sleepers) wake();
  }
}
