import type { Next, Saying } from "../../http/next";
import type { Failure } from "../inputs/rules";
import type { Context, Properties, State } from "./kind";

/** What the inputs of a check amount to. */
export interface Checked {
  /** Whether an input is the same as none. */
  readonly isEmpty: (key: string) => boolean;
  readonly failures: readonly Failure[];
  /** What people should know of the plan, and can still read after the run. */
  readonly note?: Saying;
}

/** What must happen to bring a recorded resource to new inputs. */
export interface Plan {
  /** `certainly`: whatever the engine makes of the inputs, because what is recorded is not what they ask for yet. */
  readonly change: "none" | "inputs" | "certainly" | "replace";
  /** Properties that ask for a replacement. */
  readonly because?: readonly string[];
  /** The replacement does not come of an input. */
  readonly isForced?: boolean;
  /** The old one is deleted before the new one is made. */
  readonly deleteFirst?: boolean;
  /** For the resource's row, which passes. */
  readonly row?: Saying;
  /** What people should know of the plan, and can still read after the run. */
  readonly note?: Saying;
}

/** A resource as it is to be recorded, or was. */
export interface Recorded {
  readonly id: string;
  readonly state: State;
}

/**
 * What a front needs of a kind of resource, be it a snapshot or an operation on one. Properties are plain values, without
 * what is the front's own. An error may carry what to run `next`, in no front's words.
 */
export interface Lifecycle {
  /** Of the cloud and the resource: `alibaba:EcsSnapshot`. */
  readonly name: string;
  /** What a create is about, for its errors: the source and the region. */
  subject(inputs: Properties): string;
  /** What people should know of where this is called, before anything is. */
  notices(properties: Properties): string[];
  /** No call of a cloud. `olds` are the inputs of the last update, empty for a new resource. */
  check(urn: string, olds: Properties, news: Properties): Checked;
  /** No call of a cloud. `olds` are recorded outputs. An input that is not known yet differs from every value. */
  diff(urn: string, id: string, olds: Properties, news: Properties): Plan;
  /** Throws NotReadyError once the resource exists. */
  create(inputs: Properties, context: Context): Promise<Recorded>;
  /** The outputs and inputs as the cloud has them now; undefined if it is gone. Throws if it is gone and was never recorded. */
  read(id: string, state: Properties, context: Context): Promise<Live | undefined>;
  /** The outputs to record. Throws NotReadyError. */
  update(id: string, olds: Properties, news: Properties, context: Context): Promise<Properties>;
  remove(id: string, state: Properties, context: Context): Promise<void>;
}

/** A resource as the cloud has it now. */
export interface Live {
  readonly state: Properties;
  /** What the program gave, with live values. */
  readonly inputs: Properties;
}

/** Why a resource is not what the program asked for, and what to run next. */
export interface NotReady {
  readonly message: string;
  readonly next?: Next | undefined;
  readonly cause?: unknown;
}

/** A resource exists in the cloud but is not what the program asked for. Carries what to record of it, and what to run next. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
  readonly next: Next | undefined;

  constructor(
    readonly id: string,
    readonly state: Properties,
    { message, next, cause }: NotReady,
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.next = next;
  }
}
