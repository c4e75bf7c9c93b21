import type { Observation } from "../../readiness/observation";
import { visibleWithin } from "../../readiness/visibility";
import { textOf } from "../answers/texts";
import { changeOf, isReady, type Properties, pick, type SnapshotKind, type State } from "./kind";
import type { Operation } from "./operation";

/** Hidden output: the names of the inputs that the program gave. Only those can drift. */
const givenKey = "__given";

/**
 * Hidden output: the token of the owner mark in the cloud, and when the cloud accepted the snapshot, in seconds of base 36: by
 * the cloud's clock, and by the machine's where that says something else.
 */
const ownerKey = "__owner";

/** The time by two clocks, milliseconds since the epoch. The cloud's may be wrong for some answers, the machine's for good. */
export interface Clocks {
  readonly cloud: number;
  readonly machine: number;
}

export const clocksOf = <Item>({ session, call }: Operation<Item>): Clocks => ({
  cloud: session.now(),
  machine: call.clock.wall(),
});

/** The cloud tells the time to the second, and some seconds are on the way. */
const sameTimeMs = 5_000;

const timeText = (ms: number) => Math.floor(ms / 1_000).toString(36);
const timeIn = (text: string | undefined) => Number.parseInt(text ?? "", 36) * 1_000;

/** The hidden output of a snapshot that was accepted just now; without marks only the time. */
export function ownerRecord(token: string | undefined, { cloud, machine }: Clocks): Properties {
  const times = Math.abs(cloud - machine) < sameTimeMs ? [cloud] : [cloud, machine];
  return { [ownerKey]: [token ?? "", ...times.map(timeText)].join(".") };
}

const ownerParts = (state: Properties): string[] =>
  typeof state[ownerKey] === "string" ? state[ownerKey].split(".") : [];

/** The token of the snapshot's owner mark as recorded; undefined in states of earlier versions. */
export const recordedToken = (state: Properties): string | undefined => ownerParts(state)[0] || undefined;

/** Whether the cloud accepted the snapshot so lately that its lists may not show it yet. One clock that says so is enough. */
export function isYoung(state: Properties, now: Clocks): boolean {
  const [, cloud, machine = cloud] = ownerParts(state);
  const ages = [now.cloud - timeIn(cloud), now.machine - timeIn(machine)];
  return ages.some((age) => Math.abs(age) < visibleWithin);
}

/** Names of inputs that have a value. Hidden ones begin with two underscores. */
const namesOf = (inputs: Properties) =>
  Object.keys(inputs).filter((key) => !key.startsWith("__") && inputs[key] !== undefined);

/** Names of the inputs that the last program gave. */
export function givenNames(state: Properties): string[] {
  const given = state[givenKey];
  return typeof given === "string" ? given.split(",").filter(Boolean) : namesOf(state);
}

/** The inputs that the program gave, with the values that the state holds: live ones after a refresh. */
export function givenInputs(state: Properties): Properties {
  const names = givenNames(state).filter((key) => state[key] !== undefined);
  return Object.fromEntries(names.map((key) => [key, state[key]]));
}

/** The state without live values that neither the last program nor this one speaks of: those are not ours to change. */
export function managedState<Item>(kind: SnapshotKind<Item>, olds: Properties, news: Properties): Properties {
  const given = new Set(givenNames(olds));
  return pick(olds, (key) => changeOf(kind, key) !== "live" || given.has(key) || news[key] !== undefined);
}

/** The state of a snapshot that nobody has brought to its inputs yet: without those that only the state remembers. */
export function unreportedState<Item>(kind: SnapshotKind<Item>, state: Properties): Properties {
  const isTold = (key: string) => changeOf(kind, key) !== "record";
  return { ...pick(state, isTold), [givenKey]: givenNames(state).filter(isTold).join(",") };
}

/** What the cloud itself tells of a snapshot, as far as these inputs speak of it. */
export function reportedState<Item>(kind: SnapshotKind<Item>, state: Properties, inputs: Properties): Properties {
  return pick(state, (key) => changeOf(kind, key) === "live" && inputs[key] !== undefined);
}

/** How old the snapshot with these outputs is, milliseconds by the cloud's clock; undefined if the cloud does not tell. */
export function ageOf({ createdAt }: State, cloudNow: number): number | undefined {
  const made = Date.parse(textOf(createdAt));
  return Number.isNaN(made) ? undefined : Math.max(0, cloudNow - made);
}

/** Whether this is a recorded state, not the arguments of a read without one. */
export const wasRecorded = ({ status }: State): boolean => status !== undefined;

/** Whether a poll has ever shown the recorded snapshot. */
export const wasSeen = ({ status }: State): boolean => status !== unseen;

/** The status of a snapshot that no poll has shown yet. */
const unseen = "unknown";

/** What a state holds beside the cloud's record and the inputs. */
export interface Kept {
  /** Hidden outputs that pass from state to state. */
  readonly owner?: Properties;
  /** Outputs recorded before, for a snapshot that no poll has seen since. */
  readonly recorded?: State;
}

/** The hidden outputs that pass from a recorded state to the next one. */
export const ownerOfState = (state: Properties): Properties =>
  state[ownerKey] === undefined ? {} : { [ownerKey]: state[ownerKey] };

const visible = (state: Properties) => pick(state, (key) => !key.startsWith("__"));

/** The outputs to record: the cloud's record, the inputs that it does not tell, and readiness. */
export function stateOf<Item>(
  { kind, session }: Pick<Operation<Item>, "kind" | "session">,
  inputs: Properties,
  seen: Observation<Item> | undefined,
  { owner = {}, recorded }: Kept = {},
): Properties {
  const item = seen?.item;
  const given = namesOf(inputs).filter((key) => item === undefined || changeOf(kind, key) !== "live");
  const { waitFor = "complete" } = inputs;
  return {
    ...(item === undefined ? visible(recorded ?? {}) : kind.outputs(item)),
    ...Object.fromEntries(given.map((key) => [key, inputs[key]])),
    ...session.place,
    status: seen?.status ?? recorded?.status ?? unseen,
    ready: isReady(seen?.phase ?? "pending", waitFor),
    ...(seen?.progress === undefined ? {} : { progress: seen.progress }),
    [givenKey]: namesOf(inputs).join(","),
    ...owner,
  };
}
