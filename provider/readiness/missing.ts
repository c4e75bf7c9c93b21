import { visibleWithin } from "./visibility";

const pollsToVanish = 2;
const apartMs = 1_000;

/**
 * Polls that do not show a snapshot. It has vanished when two in a row say so, a second apart, and not in its first minute:
 * lists may lag behind the create.
 */
export class Missing {
  private polls = 0;
  private countedAt = Number.NEGATIVE_INFINITY;

  /** `startedAt`: when the snapshot was made. Times are milliseconds by one clock. */
  constructor(private readonly startedAt: number) {}

  /** A poll shows it. */
  shown(): void {
    this.polls = 0;
  }

  /** A poll does not show it; whether it has vanished. */
  notShown(now: number): boolean {
    if (now - this.startedAt < visibleWithin || now - this.countedAt < apartMs) return false;
    this.countedAt = now;
    return ++this.polls >= pollsToVanish;
  }
}
