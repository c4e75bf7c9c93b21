import type { RateLimitedCall } from "../../http/rate-limiter";
import type { Transport } from "../../http/transport";
import type { Coalescer } from "../../readiness/coalescer";
import type { Observation, Phase } from "../../readiness/observation";
import type { Clock } from "../../time/clock";
import type { CommonInputs } from "../inputs/common";
import type { Failure } from "../inputs/rules";
import { type Change, fieldOf, type Schema, type Unverified } from "../inputs/schema";
import type { Mark, Owner } from "./mark";
import type { Memory } from "./memory";
import type { Where } from "./where";

/** Inputs or recorded outputs: plain values only. */
export type Properties = Record<string, unknown>;

/** The properties whose keys pass. */
export const pick = (properties: Properties, isWanted: (key: string) => boolean): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => isWanted(key)));

/** What a kind stands on; tests replace the clock and the transport. */
export interface Runtime {
  readonly memory: Memory;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly env: Record<string, string | undefined>;
}

/** Who called, and where news of the work go. */
export interface Context {
  /** The resource's URN; empty for a caller that the engine has not named. */
  readonly urn: string;
  /** Tell stacks of the same name apart; empty when not known. */
  readonly organization: string;
  readonly backend: string;
  /** The resource's name in the program. */
  readonly logicalName: string;
  /** Says what the work is waiting for; shown to people, may be dropped. */
  readonly report: (text: string) => void;
  /** Something that people should know, once. */
  readonly warn: (text: string) => void;
  /** Something that stays readable after the run, and is no reason to worry. */
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A kind's connection to one region of one account. */
export interface Session<Item> {
  readonly where: Where;
  /** The same as outputs: later reads and deletes go there, whatever the environment says by then. */
  readonly place: Properties & { readonly region: string };
  readonly poller: Coalescer<Item>;
  /** The cloud's own time, milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a recorded snapshot is known by, whatever its cloud, with its own outputs and inputs beside. Nobody has checked the values. */
export type State = Properties &
  Unverified<CommonInputs & Record<"status" | "ready" | "createdAt" | "projectId", unknown>>;

/**
 * How a kind keeps in the cloud whose a snapshot is. Where the cloud cannot change what a snapshot carries, `write` and
 * `release` are missing.
 */
export interface Marks<Item, S> {
  /** The mark that a record carries. */
  of(item: Item): Mark | undefined;
  /** Names what `list` is of: creates with the same name share one list. */
  listName(inputs: CommonInputs): string;
  /** Snapshots made within that time, by the cloud's clock, that may carry marks; at least those of the inputs' source. */
  list(session: S, inputs: CommonInputs, withinMs: number, call: CallOptions): Promise<Map<string, Observation<Item>>>;
  /** Makes the snapshot somebody else's than it was; `making` goes with `release`. Repeatable. */
  write?(session: S, id: string, item: Item, mark: Mark, call: CallControl): Promise<void>;
  /** Takes the `making` mark away and leaves the owner, if it still is this one. `item` is its record as just seen. Repeatable. */
  release?(session: S, id: string, owner: Owner, item: Item, call: CallControl): Promise<void>;
  /** Whether an error may mean that marks are not allowed to this account or do not fit. */
  isRefusal(error: unknown): boolean;
  /** The permissions that marks need, for the warning without them. */
  readonly permissions: string;
  /** A snapshot that is the same whenever it is made may be adopted however old it is. */
  readonly isAgeless?: boolean;
  /** The cloud's record shows that its mark has changed, so that it must be looked at once more. */
  readonly isChangeShown?: boolean;
  /** The cloud may refuse to change the mark of a snapshot that is still being made. */
  readonly onlyWhenComplete?: boolean;
}

/** A change of a snapshot that exists. */
export interface KindChange<Inputs = CommonInputs> {
  readonly olds: Unverified<Inputs>;
  readonly news: Inputs;
  /** The mark that it carries, for clouds whose changes would drop it; undefined where there is none. */
  readonly mark: Mark | undefined;
}

/**
 * One kind of snapshot: its cloud's calls, without any waiting. The lifecycle functions beside this file make create,
 * read, update and delete out of it.
 */
export interface SnapshotKind<Item, S extends Session<Item> = Session<Item>> {
  /** `alibaba:EcsSnapshot` */
  readonly name: string;
  /** Inputs that name what the snapshot is of. */
  readonly source: readonly string[];
  readonly defaultTimeouts: { readonly create: number; readonly update: number; readonly delete: number };
  /** Every input, what a change of it means, and what its value must be. */
  readonly inputs: Schema;
  /** Everything else that is wrong. `olds` are the inputs of the last update, empty for a new resource. */
  check(news: Properties, olds: Properties): Failure[];
  /** The cloud, account and place that properties speak of, as far as that is known without asking the cloud. */
  where(properties: Properties): Where;
  /** What people should know of where this is called, before anything is: see place/cloud.ts. */
  notices(properties: Properties): string[];
  /** Opens a session in the place that the properties name, else in the environment's. */
  open(properties: Properties, call: CallControl): Promise<S>;
  /** Creates of the same turn follow each other: the cloud makes one snapshot of such a source at a time. */
  turn?(inputs: CommonInputs): string | undefined;
  readonly marks: Marks<Item, S>;
  /**
   * Asks the cloud for a snapshot, with a mark if there is one; its id. A lost answer is asked for again without making a
   * second one.
   */
  create(session: S, inputs: CommonInputs, mark: Mark | undefined, call: CallOptions): Promise<string>;
  /** Why the inputs cannot take over this snapshot; undefined if they can. */
  refuseAdoption(item: Item, inputs: CommonInputs): string | undefined;
  /** Makes the cloud's record match the inputs. Repeatable. */
  update(session: S, id: string, change: KindChange, call: CallOptions): Promise<void>;
  /** Asks the cloud to delete the snapshot. Repeatable; one that is gone already is a `not-found` error or success. */
  remove(session: S, id: string, state: State, call: CallControl): Promise<void>;
  /** The cloud's record in Pulumi's words. */
  outputs(item: Item): Properties;
  /** The phase that recorded outputs stand for. */
  recordedPhase(state: State): Phase;
  /** When the cloud deletes the snapshot by itself, milliseconds since the epoch; undefined if it is kept. */
  expiresAt?(state: State): number | undefined;
  /** Why a snapshot with this status will never be deleted; undefined if it may be. */
  deletionFailure?(status: string): string | undefined;
  /** Whether a replacement must wait until the old snapshot is deleted, because the cloud takes only one of them. */
  deleteFirst?(olds: State, news: Properties): boolean;
  /** Throws unless the source of the new snapshot was seen to exist and to allow one. Only with `deleteFirst`. */
  seeSource?(session: S, news: CommonInputs, call: CallOptions): Promise<void>;
}

/** What a single call of a cloud needs to know of the operation that it is part of. */
export interface CallControl extends RateLimitedCall {
  /** The call makes or deletes something: once it is out it is never aborted. */
  readonly makes?: boolean;
}

/** What everything below one operation of the engine needs to know of it. */
export interface CallOptions extends CallControl {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The operation's limit, by the clock. */
  readonly until: number;
  /** The resource's own name, for a snapshot that was given none. */
  readonly logicalName: string;
  readonly onRetry: (error: Error) => void;
}

/** What a change of an input means; undefined for what is no input. */
export const changeOf = <Item>(kind: SnapshotKind<Item>, key: string): Change | undefined =>
  fieldOf(kind.inputs, key)?.change;

/** Inputs with the types of their schema: the engine hands on to create and update what check has let pass, and nothing else. */
export const checkedInputs = (inputs: Properties): CommonInputs => inputs as CommonInputs;

/** The mark that a poll has shown; undefined where there is none, or no snapshot. */
export const shownMark = <Item>({ marks }: SnapshotKind<Item>, { item }: Observation<Item>): Mark | undefined =>
  item === undefined ? undefined : marks.of(item);

/** Whether a snapshot can be relied on: complete, or usable where that is what was asked for. */
export function isReady(phase: Phase, waitFor: unknown): boolean {
  return phase === "complete" || (waitFor === "usable" && phase === "usable");
}

/** Whether a wait is over: nobody waits for readiness with `none`, only for the cloud to show the snapshot. */
export function satisfies(phase: Phase, waitFor: unknown): boolean {
  return waitFor === "none" ? phase !== "gone" && phase !== "failed" : isReady(phase, waitFor);
}
