import type { Transport } from "#provider/http/transport";
import type { Clock } from "#provider/time/clock";

/** Turns of the event loop after which nothing more can happen at a moment: polls that go together wait for one. */
const quietTurns = 3;

/** Nothing is left that could ever end the work. */
export class NothingLeftError extends Error {
  override readonly name = "NothingLeftError";
}

/**
 * A clock that jumps to its next moment as soon as nothing else is going on, and wakes all who sleep until then together.
 * For work that waits for nothing but this clock and for calls that hold it.
 */
export class VirtualClock implements Clock {
  private readonly moments = new Map<number, Set<() => void>>();
  private inFlight = 0;

  constructor(private time = Date.parse("2026-11-20T12:00:00Z")) {}

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

  /** Lets time pass until the work is done. Throws NothingLeftError when nobody sleeps and the work is not done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    work.then(end, end);
    for (;;) {
      for (let turn = 0; turn < quietTurns; turn = this.inFlight > 0 ? 0 : turn + 1)
        await new Promise((resolve) => setImmediate(resolve));
      if (isDone) return work;
      if (!this.advance()) throw new NothingLeftError("nobody waits for anything, and the work has not ended");
    }
  }

  private advance(): boolean {
    let next = Number.POSITIVE_INFINITY;
    for (const at of this.moments.keys()) if (at < next) next = at;
    const sleepers = this.moments.get(next);
    if (!sleepers) return false;
    this.moments.delete(next);
    this.time = next;
    for (const wake of sleepers) wake();
    return true;
  }
}
