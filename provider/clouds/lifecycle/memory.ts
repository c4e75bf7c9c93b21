import type { Shared } from "../../http/shared";
import type { Observation } from "../../readiness/observation";
import { Kept } from "./kept";
import type { Where } from "./where";

/** A snapshot that this stack has made and that may be in no state. */
export interface Double {
  readonly where: Where;
  readonly id: string;
  /** The resource that it was made for, if it is known. */
  readonly logicalName?: string;
  /** When it was made, milliseconds since the epoch by the cloud's clock. */
  readonly madeAt: number;
  /** Whether it still is in the making, of a snapshot that may be another process's of this run. */
  readonly isStillMaking?: (signal: AbortSignal) => Promise<boolean>;
}

/** Why the engine deletes a snapshot before it makes the one that follows. */
export interface DeletedFirst {
  /** It has failed or vanished: there is nothing to lose. */
  readonly isLost: boolean;
  /** The inputs of the one that follows. */
  readonly news: Record<string, unknown>;
}

/** Marked snapshots as a cloud listed them. */
export interface Listed<Item> {
  /** When they were asked for, by the runtime's clock: what was made before that is among them, unless lists lag. */
  readonly askedAt: number;
  readonly snapshots: ReadonlyMap<string, Observation<Item>>;
}

/** A list of marked snapshots that the end of the run makes once more. */
export interface ListAgain {
  /** The resources that it is made for: their names by the hashes of their URNs. */
  readonly names: Map<string, string>;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** What one process remembers of its own doing, and no state file knows. */
export interface Memory {
  readonly kept: Kept;
  /** When the first work of this process began that lists marks, by the runtime's clock. */
  begunAt?: number;
  /** Tokens of the owners that creates of this process made. */
  readonly tokens: Set<string>;
  /** Lists of marked snapshots, by what they are of: made once, before the first create. */
  readonly marked: Map<string, Shared<Listed<never>>>;
  /** The same lists as the end of the run makes them once more: what the first one did not show yet is remembered as a double. */
  readonly listAgain: Map<string, ListAgain>;
  /** Snapshots of earlier runs that are named at the end, unless the engine shows them by then; by place and id, as the next two. */
  readonly doubles: Map<string, Double>;
  /** Replacements that delete first, by the id that goes. */
  readonly deletedFirst: Map<string, DeletedFirst>;
  /** Takes away the `making` marks of creates that a cancel ended, once everything is recorded. */
  readonly atEnd: Map<string, (signal: AbortSignal) => Promise<void>>;
  /** Warnings that were given; each is given once. */
  readonly warned: Set<string>;
  /** Each wait that ended well: the resource's name, and how late its readiness was noticed at most, in milliseconds. */
  readonly noticed: { readonly logicalName: string; readonly lagMs: number }[];
  /** Calls of the clouds. */
  calls: number;
  /** The last create of each turn. */
  readonly turns: Map<string, Promise<unknown>>;
}

export const newMemory = (): Memory => ({
  kept: new Kept(),
  tokens: new Set(),
  marked: new Map(),
  listAgain: new Map(),
  doubles: new Map(),
  deletedFirst: new Map(),
  atEnd: new Map(),
  warned: new Set(),
  noticed: [],
  calls: 0,
  turns: new Map(),
});
