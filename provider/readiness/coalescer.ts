import { setImmediate } from "node:timers/promises";
import type { Clock } from "../time/clock";
import type { Observation } from "./observation";

/** One call that polls up to `batchSize` snapshots; ids that the cloud does not know are missing from the answer. */
export type Observe<Item> = (ids: string[], signal: AbortSignal) => Promise<Map<string, Observation<Item>>>;

interface Request<Item> {
  readonly id: string;
  readonly dueAt: number;
  readonly resolve: (observation: Observation<Item>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins the polls of all waits of one group (cloud, account, region) into as few calls as possible.
 *
 * A call goes out when the first poll is due, and fills the batch with those next due: their waits get an observation
 * for free. One call is under way at a time, so slow answers never pile up. A call that nobody waits for any more is
 * aborted.
 */
export class Coalescer<Item> {
  private readonly requests = new Set<Request<Item>>();
  private inFlight = new Set<Request<Item>>();
  private flightAbort = new AbortController();
  private running = false;
  private waits = 0;
  private sleeping: { readonly until: number; readonly alarm: AbortController } | undefined;

  constructor(
    private readonly observe: Observe<Item>,
    private readonly batchSize: number,
    private readonly clock: Clock,
  ) {}

  /**
   * The next observation of `id`, made at `dueAt` or earlier if another wait's call has room for it.
   * Rejects with the call's error, or with the signal's reason.
   */
  poll(id: string, gap: number, signal?: AbortSignal): Promise<Observation<Item>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        this.requests.delete(request);
        if (this.inFlight.delete(request) && this.inFlight.size === 0) this.flightAbort.abort(signal?.reason);
        if (this.requests.size === 0) this.wake();
        reject(signal?.reason);
      };
      const settle = <T>(how: (value: T) => void) => {
        return (value: T) => {
          signal?.removeEventListener("abort", leave);
          how(value);
        };
      };
      const request: Request<Item> = {
        id,
        dueAt: this.clock.now() + gap,
        resolve: settle(resolve),
        reject: settle(reject),
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.requests.add(request);
      if (this.sleeping && request.dueAt < this.sleeping.until) this.wake();
      if (!this.running) void this.run();
    });
  }

  /** How many waits share the calls at the moment. */
  get waiting(): number {
    return this.waits;
  }

  /** Counts a wait among those that share the calls, until the work is over. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.waits++;
    try {
      return await work();
    } finally {
      this.waits--;
    }
  }

  private wake() {
    this.sleeping?.alarm.abort();
  }

  private async run() {
    this.running = true;
    await setImmediate(); // looks that are asked for in the same moment go together
    while (this.requests.size > 0) {
      const due = this.nextDue();
      if (due > this.clock.now()) await this.sleepUntil(due);
      else await this.flight(this.takeBatch());
    }
    this.running = false;
  }

  private async sleepUntil(until: number) {
    const alarm = new AbortController();
    this.sleeping = { until, alarm };
    await this.clock.sleep(until - this.clock.now(), alarm.signal).catch(() => {});
    this.sleeping = undefined;
  }

  private nextDue(): number {
    return Math.min(...[...this.requests].map((request) => request.dueAt));
  }

  private takeBatch(): Request<Item>[] {
    const ordered = [...this.requests].sort((a, b) => a.dueAt - b.dueAt);
    const ids = new Set<string>();
    const batch: Request<Item>[] = [];
    for (const request of ordered) {
      if (!ids.has(request.id) && ids.size === this.batchSize) continue;
      ids.add(request.id);
      batch.push(request);
    }
    for (const request of batch) this.requests.delete(request);
    return batch;
  }

  private async flight(batch: Request<Item>[]) {
    this.inFlight = new Set(batch);
    this.flightAbort = new AbortController();
    try {
      const ids = [...new Set(batch.map((request) => request.id))];
      const seen = await this.observe(ids, this.flightAbort.signal);
      for (const { id, resolve } of batch) resolve(seen.get(id) ?? { phase: "gone", status: "gone" });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.inFlight.clear();
  }
}
