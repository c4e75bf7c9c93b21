import { parseDuration } from "../../time/duration";
import type { CloudRecord } from "../answers/fields";
import { recordIn } from "../answers/records";
import type { CommonInputs } from "../inputs/common";
import type { Unverified } from "../inputs/schema";
import type { SnapshotKind } from "./kind";

const defaultStall = 30 * 60_000;
const defaultAdoptWithin = 60 * 60_000;

/** For operations that no input limits: reads, and look-ups of programs. */
export const readLimit = 2 * 60_000;
export const lookupLimit = 60_000;

export interface Limits {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly stall: number;
  /** How old a snapshot of an interrupted create may be for the next one to go on with it. */
  readonly adoptWithin: number;
  /** Undefined for the default. */
  readonly maxPollInterval: number | undefined;
}

/** How long each operation may take, in milliseconds: the inputs', else the kind's defaults. */
export function limitsOf<Item>(kind: SnapshotKind<Item>, inputs: Unverified<CommonInputs>): Limits {
  const timeouts: CloudRecord<keyof SnapshotKind<Item>["defaultTimeouts"]> = recordIn(inputs.timeouts);
  const parse = (value: unknown) => (typeof value === "string" ? parseDuration(value) : undefined);
  return {
    create: parse(timeouts.create) ?? kind.defaultTimeouts.create,
    update: parse(timeouts.update) ?? kind.defaultTimeouts.update,
    delete: parse(timeouts.delete) ?? kind.defaultTimeouts.delete,
    adoptWithin: parse(inputs.adoptWithin) ?? defaultAdoptWithin,
    maxPollInterval: parse(inputs.maxPollInterval),
    stall: parse(inputs.stallTimeout) ?? defaultStall,
  };
}
