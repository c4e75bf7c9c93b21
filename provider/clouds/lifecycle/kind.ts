import type { Transport } from "../../http/transport";
import type { Coalescer } from "../../readiness/coalescer";
import type { Phase } from "../../readiness/observation";
import type { Clock } from "../../time/clock";
import type { Failure } from "../inputs/rules";
import type { Memory } from "./memory";

/** Inputs or recorded outputs: plain values only. */
export type Properties = Record<string, unknown>;

/** What a kind stands on; tests replace the clock and the transport. */
export interface Runtime {
  readonly memory: Memory;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly env: Record<string, string | undefined>;
}

/** Who called, and where news of the work go. */
export interface Context {
  /** The resource's name in the program. */
  readonly logicalName: string;
  /** Says what the work is waiting for; shown to people, may be dropped. */
  readonly report: (text: string) => void;
  /** Something that people should know, once. */
  readonly warn: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A kind's connection to one region of one account. */
export interface Session<Item> {
  /** Where that is, as outputs: later reads and deletes go there, whatever the environment says by then. */
  readonly place: Properties & { readonly region: string };
  readonly looks: Coalescer<Item>;
}

/**
 * What a change of an input means once the snapshot exists.
 *
 * | change | meaning |
 * |---|---|
 * | `replace` | a new snapshot |
 * | `computed` | a new snapshot when another value is given; without one the cloud's or the environment's stands |
 * | `live` | the cloud changes it in place, and tells its value |
 * | `record` | changed in place, but the cloud never tells it, or only our own later calls use it: the state remembers it |
 * | `cosmetic` | says how to wait; no change at all |
 */
export type Change = "replace" | "computed" | "live" | "record" | "cosmetic";

/**
 * One kind of snapshot: its cloud's calls, without any waiting. The lifecycle functions beside this file make create,
 * read, update and delete out of it.
 */
export interface SnapshotKind<Item, S extends Session<Item> = Session<Item>> {
  /** `alibaba:EcsSnapshot` */
  readonly name: string;
  readonly defaultTimeouts: { readonly create: number; readonly update: number; readonly delete: number };
  /** Every input and what a change of it means. */
  readonly changes: Record<string, Change>;
  /** Everything wrong with the inputs. `olds` are the inputs of the last update, empty for a new resource. */
  check(news: Properties, olds: Properties): Failure[];
  /** Opens a session in the place that the properties name, else in the environment's. */
  open(properties: Properties, signal: AbortSignal): Promise<S>;
  /** Creates of the same turn follow each other: the cloud makes one snapshot of such a source at a time. */
  turn?(inputs: Properties): string | undefined;
  /** Asks the cloud for a snapshot; its id. A lost answer is asked for again without making a second one. */
  create(session: S, inputs: Properties, call: CallOptions): Promise<string>;
  /** Why the inputs can not take over this snapshot; undefined if they can. */
  refuseAdoption(item: Item, inputs: Properties): string | undefined;
  /** Makes the cloud's record match the inputs. Repeatable. */
  update(session: S, id: string, change: { olds: Properties; news: Properties }, call: CallOptions): Promise<void>;
  /** Asks the cloud to delete the snapshot. Repeatable; one that is gone already is a `not-found` error or success. */
  remove(session: S, id: string, state: Properties, signal: AbortSignal): Promise<void>;
  /** The cloud's record in Pulumi's words. */
  outputs(item: Item): Properties;
  /** The phase that recorded outputs stand for. */
  recordedPhase(state: Properties): Phase;
  /** Why a snapshot with this status will never be deleted; undefined if it may be. */
  deletionFailure?(status: string): string | undefined;
  /** Whether a replacement must wait until the old snapshot is deleted, because the cloud takes only one of them. */
  deleteFirst?(olds: Properties, news: Properties): boolean;
}

export interface CallOptions {
  readonly signal: AbortSignal;
  /** The resource's own name, for a snapshot that was given none. */
  readonly logicalName: string;
  /** How long the cloud may be busy with something else. */
  readonly busyMs: number;
  readonly onRetry: (error: Error) => void;
}

/** What a change of an input means; undefined for what is no input. */
export const changeOf = <Item>(kind: SnapshotKind<Item>, key: string): Change | undefined =>
  Object.hasOwn(kind.changes, key) ? kind.changes[key] : undefined;

/** Whether a snapshot can be relied on: complete, or usable where that is what was asked for. */
export function isReady(phase: Phase, waitFor: unknown): boolean {
  return phase === "complete" || (waitFor === "usable" && phase === "usable");
}

/** Whether a wait is over: nobody waits for readiness with `none`, only for the cloud to show the snapshot. */
export function satisfies(phase: Phase, waitFor: unknown): boolean {
  return waitFor === "none" ? phase !== "gone" && phase !== "failed" : isReady(phase, waitFor);
}
