import { unlessAborted } from "../../http/shared";
import type { Clock } from "../../time/clock";

interface Entry {
  readonly id: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins requests about single snapshots into calls about many: what is asked for within a moment goes together. A call that
 * the cloud refuses is repeated for each of them alone, so that one that is gone does not fail the others.
 */
export class Batch {
  private waiting: Entry[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
    private readonly pauseMs: number,
    private readonly send: (ids: string[]) => Promise<void>,
    private readonly isWorthSplitting: (error: unknown) => boolean,
  ) {}

  /** Resolves once a call about the id has worked. */
  add(id: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const sent = new Promise<void>((resolve, reject) => {
      this.waiting.push({ id, resolve, reject });
      if (this.waiting.length === 1) void this.flush();
    });
    return unlessAborted(sent, signal);
  }

  private async flush(): Promise<void> {
    await this.clock.sleep(this.pauseMs);
    const entries = this.waiting;
    this.waiting = [];
    for (let i = 0; i < entries.length; i += this.limit) void this.sendAll(entries.slice(i, i + this.limit));
  }

  private async sendAll(entries: Entry[]): Promise<void> {
    try {
      await this.send(entries.map(({ id }) => id));
      for (const { resolve } of entries) resolve();
    } catch (error) {
      if (entries.length > 1 && this.isWorthSplitting(error)) for (const entry of entries) void this.sendAll([entry]);
      else for (const { reject } of entries) reject(error);
    }
  }
}
