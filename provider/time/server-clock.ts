import type { Clock } from "./clock";
import { isReasonable } from "./reasonable";

const harmless = 60_000;

/** No clock is believed to be further off: whoever answers could else have requests signed for any day to come. */
const furthest = 24 * 3_600_000;

/** The cloud's time: this machine's, put right by what the cloud says when it refuses a date. */
export class ServerClock {
  private skew = 0;
  private learntAt = Number.NEGATIVE_INFINITY;
  /** From the count that only goes forward to the cloud's clock. */
  private ahead: number | undefined;

  constructor(private readonly clock: Clock) {}

  now(): Date {
    return new Date(this.clock.wall() + this.skew);
  }

  /** Hears the Date header of any answer. Signatures do not follow it: they learn from a refusal only. */
  hear(date: string | undefined): void {
    const heard = Date.parse(date ?? "");
    if (isReasonable(heard)) this.ahead = heard - this.clock.now();
  }

  /**
   * Milliseconds since the epoch by the cloud's clock, to compare with its dates: behind by up to a second, which is what
   * the header counts in, and by the way of the answer. The machine's clock while no answer has told.
   */
  cloudNow(): number {
    return this.ahead === undefined ? this.clock.wall() : this.clock.now() + this.ahead;
  }

  /**
   * Learns from the Date header of an answer that refused a date, up to a day of difference; whether another attempt is
   * worth it: when that was news, and for calls that were under way when it was.
   */
  learn(date: string | undefined): boolean {
    const told = Date.parse(date ?? "") - this.clock.wall();
    const skew = Math.max(-furthest, Math.min(furthest, told));
    if (!(Math.abs(skew - this.skew) > harmless)) return this.clock.now() - this.learntAt < harmless;
    this.skew = skew;
    this.learntAt = this.clock.now();
    return true;
  }
}
