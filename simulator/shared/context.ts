import type { Credentials } from "./credentials";
import type { FaultQueue } from "./faults";
import type { JournalEntry } from "./journal";
import type { Random } from "./random";

/** What a service needs from the simulator. */
export interface ServiceContext {
  readonly random: Random;
  readonly faults: FaultQueue;
  readonly now: () => number;
  readonly record: (entry: JournalEntry) => void;
}

/** What a cloud needs from the simulator besides. */
export interface CloudContext extends ServiceContext {
  /** The key that may call from the start. */
  readonly credentials: Credentials;
  /** What the services that make snapshots do unless their own options say otherwise. */
  readonly usual: { readonly snapshotSeconds?: number };
}
