import type { Clock } from "./clock";

const harmless = 60_000;

/** The cloud's time: this machine's, put right by what the cloud says when it refuses a date. */
export class ServerClock {
  private skew = 0;
  private learntAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  now(): Date {
    return new Date(this.clock.wall() + this.skew);
  }

  /**
   * Learns from the Date header of an answer that refused a date; whether another attempt is worth it: when that was news,
   * and for calls that were under way when it was.
   */
  learn(date: string | undefined): boolean {
    const skew = Date.parse(date ?? "") - this.clock.wall();
    if (!(Math.abs(skew - this.skew) > harmless)) return this.clock.now() - this.learntAt < harmless;
    this.skew = skew;
    this.learntAt = this.clock.now();
    return true;
  }
}
