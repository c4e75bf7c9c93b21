const refusalsToGiveUp = 3;
const refusedForMs = 30_000;
/** While polls fail: whoever has mistyped something shall hear of it, and an outage may be over. */
const longestGapMs = 8_000;
/** A poll that failed for a moment is repeated within a second, then ever more seldom. */
const firstGapMs = 700;

/** What a failed poll tells of those that follow. */
export interface PollFailure {
  /** It says nothing about the snapshot: network, 5xx, throttling. */
  readonly isTransient: boolean;
  /** It asks to stay away for a while. */
  readonly isThrottled: boolean;
  /** No poll can ever work. */
  readonly isFinal: boolean;
}

/**
 * Polls that fail. A wait ends when the cloud refuses to answer three times in a row and for half a minute (keys that are
 * being changed are refused for moments), and at once when no poll can work. Trouble that passes never ends it.
 */
export class Refusals {
  private refusals = 0;
  private refusedSince = 0;
  /** Polls in a row that failed for reasons that pass. */
  private troubles = 0;
  private isFailing = false;

  /** Whether the last poll failed: nobody knows how the snapshot is. */
  get isBlind(): boolean {
    return this.isFailing;
  }

  answered(): void {
    this.refusals = 0;
    this.troubles = 0;
    this.isFailing = false;
  }

  /** A poll failed; whether to give up. */
  failed({ isTransient, isThrottled, isFinal }: PollFailure, now: number): boolean {
    this.isFailing = true;
    if (isFinal) return true;
    this.refusals = isTransient ? 0 : this.refusals + 1;
    this.troubles = isTransient && !isThrottled ? this.troubles + 1 : 0;
    if (this.refusals === 1) this.refusedSince = now;
    return this.refusals >= refusalsToGiveUp && now - this.refusedSince >= refusedForMs;
  }

  /** The gap to the next poll, where another one is wanted: shorter while polls fail. */
  gap(wanted: number): number {
    if (!this.isFailing) return wanted;
    const soon = this.troubles > 0 ? firstGapMs * 2 ** (this.troubles - 1) : longestGapMs;
    return Math.min(wanted, soon, longestGapMs);
  }
}
