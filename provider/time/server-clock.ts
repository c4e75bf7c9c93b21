import type { Clock } from "./clock";

const harmless = 60_000;

/** The cloud's time: this machine's, put right by what the cloud says when it refuses a date. */
export class ServerClock {
  private skew = 0;

  constructor(private readonly clock: Clock) {}

  now(): Date {
    return new Date(this.clock.now() + this.skew);
  }

  /** Learns from an answer's Date header; whether that changes anything, so that another attempt is worth it. */
  learn(date: string | undefined): boolean {
    const skew = Date.parse(date ?? "") - this.clock.now();
    if (!(Math.abs(skew - this.skew) > harmless)) return false;
    this.skew = skew;
    return true;
  }
}
