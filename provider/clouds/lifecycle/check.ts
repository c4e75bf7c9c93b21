import { isDeepStrictEqual } from "node:util";
import type { CommonInputs } from "../inputs/common";
import { isReplaced } from "../inputs/replaced";
import { type Failure, fail, unknownInput } from "../inputs/rules";
import { checkInputs, type Unverified } from "../inputs/schema";
import { changeOf, type Properties, type SnapshotKind } from "./kind";

/** Everything wrong with inputs, given those of the last update. */
export const failuresOf = <Item>(kind: SnapshotKind<Item>, news: Properties, olds: Properties): Failure[] => [
  ...checkInputs(kind.inputs, news),
  ...kind.check(news, olds),
];

/** The inputs to use, and everything that is wrong with them. An empty text or map is the same as no input. */
export function check<Item>(
  kind: SnapshotKind<Item>,
  olds: Properties,
  news: Properties,
): { isEmpty: (key: string) => boolean; failures: Failure[] } {
  const isEmpty = (key: string) => {
    const value = news[key];
    if (value === null || value === undefined) return true;
    if (changeOf(kind, key) !== "live") return false;
    return value === "" || (typeof value === "object" && Object.keys(value).length === 0);
  };
  const isNew = Object.keys(olds).length === 0;
  const found = failuresOf(kind, news, olds);
  if (isNew) return { isEmpty, failures: found };
  const isMade = isReplaced(kind.inputs, news, olds);
  // what an earlier version has accepted is refused for a new snapshot only
  const keyOf = ({ property }: Failure) => property.split(/[.[]/)[0] ?? "";
  const wasAccepted = (key: string) => !isMade && olds[key] !== undefined && !differs(olds[key], news[key]);
  // each input is compared once: one map may fail in thousands of places
  const accepted = new Set([...new Set(found.map(keyOf))].filter(wasAccepted));
  const failures = found.filter((failure) => !accepted.has(keyOf(failure)));
  return { isEmpty, failures: [...failures, ...refusedTriggers(olds, news), ...refusedChanges(kind, olds, news)] };
}

const differs = (a: unknown, b: unknown) => !isDeepStrictEqual(a ?? undefined, b ?? undefined);

/** Triggers ask for a new snapshot, `adopt` for an existing one. */
function refusedTriggers(olds: Unverified<CommonInputs>, news: Unverified<CommonInputs>): Failure[] {
  if ((news.adopt ?? undefined) === undefined || !differs(olds.triggers, news.triggers)) return [];
  return fail(
    "triggers",
    "they have changed, which asks for a new snapshot, but adopt asks for an existing one. To adopt it leave triggers as they " +
      "were; to make a new snapshot take adopt out of the program in the same change",
  );
}

/** A change of mere description never costs a backup: what the cloud cannot change stays, unless a new snapshot is made anyway. */
function refusedChanges<Item>(kind: SnapshotKind<Item>, olds: Properties, news: Properties): Failure[] {
  if (isReplaced(kind.inputs, news, olds)) return [];
  return Object.keys(kind.inputs)
    .filter((key) => changeOf(kind, key) === "fixed" && news[key] !== unknownInput && differs(olds[key], news[key]))
    .flatMap((key) =>
      fail(
        key,
        "the cloud cannot change it on a snapshot that exists, and a new snapshot in its place would delete the backup that " +
          "you have. Set it back",
        ({ ignoreOption, replace }) =>
          `, or list "${key}" in ${ignoreOption}. If you want a new snapshot, after which the old one is deleted, change ` +
          `triggers too, or run ${replace} with the URN of the resource`,
      ),
    );
}
