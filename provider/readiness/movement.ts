import type { Hints, Step } from "./forecast";
import type { Observation } from "./observation";

/** How a snapshot has moved from poll to poll: changes of phase, status and progress. */
export class Movement<Item> {
  /** The last poll that showed it. */
  last: Observation<Item> | undefined;
  private readonly steps: Step[] = [];
  private movedAt: number;
  private polledAt: number;
  private lag = 0;

  /** `startedAt`: when the snapshot was made; `begun`: when the wait began. Milliseconds by one clock. */
  constructor(
    private readonly startedAt: number,
    begun: number,
  ) {
    this.movedAt = begun;
    this.polledAt = begun;
  }

  /** Between the last two polls that were answered. */
  get lagMs(): number {
    return this.lag;
  }

  /** A poll was answered; `wasBlind`: those before it were not, and that time does not count as standing still. */
  answered(now: number, wasBlind: boolean): void {
    if (wasBlind) this.movedAt += now - this.polledAt;
    this.lag = now - this.polledAt;
    this.polledAt = now;
  }

  /** A poll shows the snapshot; whether it has moved. */
  shown(seen: Observation<Item>, now: number): boolean {
    const { last } = this;
    const hasMoved =
      !last || last.phase !== seen.phase || last.status !== seen.status || last.progress !== seen.progress;
    if (seen.progress !== undefined && seen.progress !== (last?.progress ?? 0))
      this.steps.push({ after: last ? now - this.lag : this.startedAt, at: now, progress: seen.progress });
    this.last = seen;
    if (hasMoved) this.movedAt = now;
    return hasMoved;
  }

  /** Since phase, status or progress last changed. */
  stillMs(now: number): number {
    return now - this.movedAt;
  }

  /** Whether it has made progress once and then stood still for so long: some clouds tell none, or 0 % to the end. */
  isStalled(now: number, stallMs: number): boolean {
    return this.steps.length > 0 && this.stillMs(now) >= stallMs;
  }

  /** What a forecast can be made of. */
  hints(now: number): Hints {
    return { now, startedAt: this.startedAt, last: this.last, polledAt: this.polledAt, steps: this.steps };
  }
}
