import type { JournalEntry } from "cloud-snapshots-simulator";
import type { RecordedResource, Run } from "../stack";
import type { Entry } from "./books";
import type { Point } from "./point";

/** What the clouds have and what the state says, at one moment. */
export interface Moment {
  readonly at: number;
  readonly books: readonly Entry[];
  /** `resources` of the state, never what is pending: the engine believes nothing else. */
  readonly resources: readonly RecordedResource[];
  /** How many operations the state calls pending. */
  readonly pending: number;
}

export interface NamedRun extends Run {
  readonly args: string;
  readonly begunAt: number;
}

/** All that happened at a point. */
export interface Evidence {
  readonly point: Point;
  /** When the run that was cut off began. */
  readonly begunAt: number;
  /** How many of the signals found the run still going. */
  readonly hits: number;
  /** From the first signal to the end of the CLI. */
  readonly endedAfterMs: number;
  /** From the end of the CLI to that of its last provider process; undefined if that had to be killed. */
  readonly providerAfterMs: number | undefined;
  readonly afterCut: Moment;
  readonly ups: readonly NamedRun[];
  readonly afterUp: Moment;
  readonly destroy: NamedRun;
  readonly afterDestroy: Moment;
  /** Every command, in order. */
  readonly runs: readonly NamedRun[];
  readonly journal: readonly JournalEntry[];
}
