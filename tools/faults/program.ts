import type { KindName } from "../clouds";
import type { Rpc } from "./rpc";
import type { Declared } from "./scenario";
import type { Properties, StackState } from "./state";

/** What snapshots are of; several resources may share one. Where the cloud has released it another one takes its place. */
export interface Source {
  readonly kind: KindName;
  properties: Properties;
}

/** A resource of a program, with what it is of. */
export interface Placed extends Declared {
  readonly name: string;
  readonly source: Source;
  /** The id of a snapshot that the program takes over. */
  adopt?: string | undefined;
}

/** A stack: its program, and its state file. */
export interface Stack {
  readonly state: StackState;
  readonly program: readonly Placed[];
  /** How often the program was changed in place, and so that all its snapshots are replaced. */
  changes: number;
  triggers: number;
}

/** A run of the engine that is over. */
export interface RunRecord {
  readonly stack: string;
  /** By our clock. */
  readonly begunAt: number;
  readonly endedAt: number;
  readonly rpcs: readonly Rpc[];
  readonly errors: readonly string[];
  /** Lines that it left. */
  readonly said: readonly string[];
  /** Rows that passed. */
  readonly rows: readonly string[];
  readonly isRefresh: boolean;
  readonly isDestroy: boolean;
  readonly isOk: boolean;
  readonly isCut: boolean;
  readonly isKilled: boolean;
  /** When it was cancelled, and whether it had asked the cloud to make, change or delete something by then. */
  readonly cancelled: { readonly at: number; readonly wasAsking: boolean } | undefined;
  /** Something went wrong with a call, or the cloud refused a list in the run's last seconds. */
  readonly isDisturbed: boolean;
}
