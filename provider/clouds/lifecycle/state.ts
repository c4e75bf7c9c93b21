import type { Observation } from "../../readiness/observation";
import type { Clock } from "../../time/clock";
import { changeOf, isReady, type Properties, type SnapshotKind } from "./kind";

/** Hidden output: the names of the inputs that the program gave. Only those can drift. */
const givenKey = "__given";

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
  const isOurs = (key: string) => changeOf(kind, key) !== "live" || given.has(key) || news[key] !== undefined;
  return Object.fromEntries(Object.entries(olds).filter(([key]) => isOurs(key)));
}

/** The state of a snapshot that nobody has brought to its inputs yet: without those that only the state remembers. */
export function untoldState<Item>(kind: SnapshotKind<Item>, state: Properties): Properties {
  const isRemembered = (key: string) => changeOf(kind, key) === "record";
  return {
    ...Object.fromEntries(Object.entries(state).filter(([key]) => !isRemembered(key))),
    [givenKey]: givenNames(state)
      .filter((key) => !isRemembered(key))
      .join(","),
  };
}

/** What the cloud itself tells of a snapshot, as far as these inputs speak of it. */
export function toldState<Item>(kind: SnapshotKind<Item>, state: Properties, inputs: Properties): Properties {
  const told = Object.entries(state).filter(([key]) => changeOf(kind, key) === "live" && inputs[key] !== undefined);
  return Object.fromEntries(told);
}

/** When the snapshot with these outputs was made, milliseconds since the epoch; now, if the cloud does not tell. */
export const madeAt = ({ createdAt }: Properties, clock: Clock): number => Date.parse(String(createdAt)) || clock.now();

/** The outputs to record: the cloud's record, the inputs that it does not tell, and readiness. */
export function stateOf<Item>(
  kind: SnapshotKind<Item>,
  inputs: Properties,
  place: Properties,
  seen: Observation<Item> | undefined,
): Properties {
  const item = seen?.item;
  const given = namesOf(inputs).filter((key) => item === undefined || changeOf(kind, key) !== "live");
  const { waitFor = "complete" } = inputs;
  return {
    ...(item === undefined ? {} : kind.outputs(item)),
    ...Object.fromEntries(given.map((key) => [key, inputs[key]])),
    ...place,
    status: seen?.status ?? "unknown",
    ready: isReady(seen?.phase ?? "pending", waitFor),
    ...(seen?.progress === undefined ? {} : { progress: seen.progress }),
    [givenKey]: namesOf(inputs).join(","),
  };
}
