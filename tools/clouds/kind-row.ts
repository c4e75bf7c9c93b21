import type { OpenSimulator, ServiceName } from "cloud-snapshots-simulator";
import type { Properties, Runtime, SnapshotKind } from "#provider/clouds/lifecycle/kind";

/** What steers the simulated clouds. */
export type Handles = OpenSimulator["handles"];
/** What the simulated clouds hold from the start. */
export type Stock = OpenSimulator["info"];

/** A snapshot in a cloud's own book; times in milliseconds since the epoch. */
export interface Entry {
  readonly id: string;
  readonly status: string;
  readonly createdAt: number;
  readonly readyAt?: number;
  readonly usableAt?: number;
  readonly firstSeenReadyAt?: number;
  readonly deletedAt?: number;
}

/** How a coming snapshot goes. */
export interface Plan {
  readonly outcome: "ready" | "failed" | "vanish" | "stick" | "odd" | "flip";
  readonly seconds: number;
}

/** Look-ups of a kind, as JavaScript sees them. */
export interface Lookups {
  readonly one: (args: { readonly id: string }) => Promise<unknown>;
  readonly many: (filters: object) => Promise<readonly { readonly id: string }[]>;
}

/** Names of the API's operations. */
export interface Operations {
  readonly created: string;
  readonly listed: string;
  readonly deleted: string;
  /** Asks for one snapshot; missing where the list does. */
  readonly single?: string;
  /** Takes away the mark that a snapshot is being made; missing where no mark can be changed. */
  readonly released?: string;
}

/** How the cloud writes its answers. */
export interface AnswerForm {
  readonly idField: string;
  /** An id that a snapshot could have. */
  readonly id: (i: number) => string;
  /** Fields that are read, each in a way of its own. */
  readonly fields: readonly string[];
  readonly list: (records: string) => string;
  readonly single?: (record: string) => string;
  readonly error: (code: string, message: string) => string;
  /** The answer to a create. */
  readonly created: (id: unknown) => Properties;
}

/** What tests, tools and the bench need to know of a kind of snapshot. */
export interface KindRow<Title extends string = string> {
  /** As people call it: `ECS`. */
  readonly title: Title;
  /** Its module in provider/handlers and provider/resources: it stands in state files. */
  readonly handler: string;
  /** Its cloud and its class: `alibaba:EcsSnapshot`. */
  readonly type: string;
  readonly kind: (runtime: Runtime) => SnapshotKind<never>;
  /** What it is looked up by; `lookupName` is that of another class where it has no functions of its own. */
  readonly lookups: (runtime: Runtime) => Lookups;
  readonly lookupName: string;
  /** The simulated service that serves it. */
  readonly service: ServiceName;
  readonly operations: Operations;
  /** All addresses at the cloud's own host that its calls may have. */
  readonly addresses: RegExp;
  readonly answer: AnswerForm;

  /** The service's own book of what was made; of several kinds where they share one. */
  readonly book: (handles: Handles) => readonly Entry[];
  /** Whether an entry of the book is of this kind; all are when it is missing. */
  readonly isOwn?: (entry: Entry) => boolean;
  /** A new source of snapshots; what names it, as inputs. */
  readonly source: (handles: Handles) => Properties;
  /** The source that is there from the start. */
  readonly first: (stock: Stock) => Properties;
  /** Two sources that a check takes for such, and that no cloud knows. */
  readonly named: readonly [Properties, Properties];
  /** A snapshot of the source that is somebody else's; its id. */
  readonly stranger: (handles: Handles, source: Properties, ageSeconds: number) => string;
  /** Ids of the sources that are there, where an unfinished snapshot goes with its source. */
  readonly sources?: (handles: Handles) => readonly string[];

  /** More inputs that a program may give. */
  readonly given: Properties;
  /** A change that is made in place; nothing where the cloud can change nothing. */
  readonly change: (n: number) => Properties;
  /** Inputs before and after a change that the cloud cannot make. */
  readonly fixed: readonly (readonly [Properties, Properties])[];
  /** The inputs that hold the program's own words. */
  readonly words: readonly (readonly [string, (words: string) => Properties])[];
  /** Inputs in a program's text that are refused, each with the secret `hidden` in it. */
  readonly refused: string;

  readonly plan: (handles: Handles, plan: Plan, isFlipping?: () => boolean) => void;
  /** How long lists do not show new snapshots. */
  readonly hide: (handles: Handles, invisibleSeconds: number) => void;
  /** Makes a finished snapshot a failed one; missing where the cloud never does. */
  readonly spoil?: (handles: Handles, id: string) => void;
  /** Takes marks away by hand and leaves the program's own words, if any; missing where nobody can. */
  readonly strip?: (handles: Handles, id: string, words?: string) => void;
  /** Removes a snapshot behind everybody's back. */
  readonly remove: (handles: Handles, id: string) => void;

  /** Ways of the fuzzer in which this kind asks the cloud for nothing. */
  readonly idle: readonly string[];
  /** What a test with a real account needs: the variable that names a source, and the inputs for it. */
  readonly live: { readonly variable: string; readonly inputs: (source: string) => Properties };
}

export const asKind = (kind: unknown): KindRow["kind"] => kind as KindRow["kind"];
export const asLookups = (lookups: unknown): KindRow["lookups"] => lookups as KindRow["lookups"];
