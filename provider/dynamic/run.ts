import type { Context } from "../clouds/lifecycle/kind";
import type { Memory } from "../clouds/lifecycle/memory";
import type { Clock } from "../time/clock";
import { within } from "../time/within";
import type { StatusRows } from "./rows";
import { forgetEnded, type SummaryLine, summary } from "./summary";
import type { Named } from "./urn";

export type Rows = Pick<StatusRows, "status" | "warn" | "tell" | "end">;

/** The engine kills the process five seconds after it has asked it to end. */
const endWithinMs = 4_000;
/** Between two polls at whether all calls are answered, and for the last answers to leave. */
const idlePauseMs = 20;
const lastAnswerMs = 100;
/** More lists than these would take too long, and too much of the quota. */
const mostLists = 20;
/** For these lists after a cancel. */
const cancelledListMs = 1_000;

export interface RunParts {
  readonly memory: Memory;
  readonly clock: Clock;
  /** Where the state lives, as far as the process knows; empty if it does not. */
  readonly backend: string;
}

/** One run of the engine, as its provider process takes part in it: the calls that are under way, and its end. */
export class Run {
  private readonly stopping = new AbortController();
  private active = 0;
  private isCutOff = false;
  /** Something was under way when the run was cancelled: people wait for its end. */
  private isInterrupted = false;

  constructor(private readonly parts: RunParts) {}

  /** Works on one call of the engine, with a context that ends when the run does. */
  async watched<T>(rows: Rows, { urn, organization }: Named, work: (context: Context) => Promise<T>): Promise<T> {
    this.active++;
    try {
      return await work({
        urn,
        organization,
        backend: this.parts.backend,
        logicalName: urn.slice(urn.lastIndexOf("::") + 2),
        report: (text) => rows.status(urn, text),
        warn: (text) => rows.warn(urn, text),
        tell: (text) => rows.tell(urn, text),
        signal: this.stopping.signal,
      });
    } finally {
      rows.end(urn);
      this.active--;
    }
  }

  /** Does it unless the run has done it for the same text. */
  once(text: string, work: () => void): void {
    const { warned } = this.parts.memory;
    if (warned.has(text)) return;
    warned.add(text);
    work();
  }

  /** Ends all waits. What was asked of the clouds is still answered. Repeatable. */
  cancel(reason: string): void {
    if (this.active > 0) this.isInterrupted = true;
    this.stopping.abort(new Error(reason));
  }

  /** Nothing can be recorded any more: creates keep their marks, so that the next run finds what they made. */
  cutOff(): void {
    this.isCutOff = true;
  }

  /** Ends the run: waits end at once, what was asked of the clouds is answered first; what there is to say of the run. */
  async end(reason: string): Promise<SummaryLine[]> {
    const { memory, clock } = this.parts;
    const deadline = clock.now() + endWithinMs;
    this.cancel(reason);
    if (this.active > 0) await this.untilIdle(deadline);
    if (!this.isCutOff) {
      // the engine has written the ids of cancelled creates by now
      await this.until(deadline, async (signal) => {
        await Promise.allSettled([...memory.atEnd.values()].map((release) => release(signal)));
      });
    }
    if (!this.isCutOff) {
      const lists = [...memory.listAgain.values()].slice(0, mostLists);
      await this.until(this.isInterrupted ? clock.now() + cancelledListMs : deadline, async (signal) => {
        await Promise.allSettled(lists.map((list) => list.run(signal)));
      });
    }
    if (!this.isCutOff) await this.until(deadline, (signal) => forgetEnded(memory, signal));
    return this.isCutOff ? [] : summary(memory, clock.wall());
  }

  /** Work with a signal that is aborted at the deadline. */
  private until(deadline: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { clock } = this.parts;
    return within(clock, Math.max(1, deadline - clock.now()), "the process has to end", work);
  }

  /** Resolves when all calls are answered, which requests that make something may take a moment for. */
  private async untilIdle(deadline: number): Promise<void> {
    const { clock } = this.parts;
    while (this.active > 0 && clock.now() < deadline) await clock.sleep(idlePauseMs);
    if (this.active === 0) await clock.sleep(lastAnswerMs);
  }
}
