import type { VirtualClock } from "../virtual-clock";
import type { Ending, Happening } from "./scenario";
import type { Traffic } from "./traffic";

/** Between the signals of a run that is cancelled twice, and of a job that CI cancels, in milliseconds. */
const secondSignalMs = 700;
const ciKillMs = 10_000;

/** The provider process of a run, as the engine's end concerns it. */
interface Process {
  readonly traffic: Traffic;
  cancel(): void;
  kill(): void;
}

/** How and when a run of the engine is cut short, and what else happens on its way. */
export class Interruption {
  isCancelled = false;
  isKilled = false;
  /** When it was cancelled first, and whether it had asked the cloud to make, change or delete something by then. */
  cancelled: { readonly at: number; readonly wasAsking: boolean } | undefined;
  /** Resolves when the engine is killed. */
  readonly halted: Promise<void>;
  private halt: () => void = () => {};
  private moments = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly process: Process,
    private readonly ending: { readonly how: Ending; readonly at: number } | undefined,
    private readonly happenings: readonly Happening[],
    private readonly happen: (what: Happening["what"]) => void,
  ) {
    this.halted = new Promise((resolve) => {
      this.halt = resolve;
    });
    this.due();
  }

  /** Whether the run was cut short. */
  get isCut(): boolean {
    return this.isCancelled || this.isKilled || (this.ending !== undefined && this.moments >= this.ending.at);
  }

  /** How many moments there were. */
  get count(): number {
    return this.moments;
  }

  /** A moment at which something reaches a cloud, comes back, wakes or is written: the run may be cut short at each. */
  moment(): void {
    this.moments++;
    this.due();
    if (this.moments === this.ending?.at) this.end(this.ending.how);
  }

  cancel(): void {
    this.isCancelled = true;
    this.cancelled ??= { at: this.clock.now(), wasAsking: this.process.traffic.asking > 0 };
    this.process.cancel();
  }

  private due(): void {
    for (const { at, what } of this.happenings) if (at === this.moments) this.happen(what);
  }

  private end(how: Ending): void {
    const later = (ms: number, what: () => void) => void this.clock.sleep(ms).then(what, () => {});
    switch (how) {
      case "killProvider":
        this.process.kill();
        break;
      case "killEngine":
        this.killEngine();
        break;
      case "killBoth":
        this.process.kill();
        this.killEngine();
        break;
      case "cancel":
        this.cancel();
        break;
      case "cancelTwice":
        this.cancel();
        later(secondSignalMs, () => this.killEngine());
        break;
      case "ci":
        this.cancel();
        later(ciKillMs, () => this.killEngine());
    }
  }

  private killEngine(): void {
    this.isKilled = true;
    this.halt();
  }
}
