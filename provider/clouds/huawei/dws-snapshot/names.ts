import { isReplaced } from "../../inputs/replaced";
import { type Failure, fail } from "../../inputs/rules";
import type { Schema } from "../../inputs/schema";
import type { Properties } from "../../lifecycle/kind";

/** Whether two given names are the same one for DWS. */
export const sameName = (a: unknown, b: unknown): boolean =>
  typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase();

/**
 * A replacement cannot have the name that the old snapshot has, and the old one is not deleted to make room: it may be the
 * only backup. `frees` says whether the old one goes first all the same.
 */
export function refuseTakenName(
  key: string,
  inputs: Schema,
  news: Properties,
  olds: Properties,
  frees: boolean,
): Failure[] {
  const isElsewhere = ["region", "projectId"].some((place) => news[place] !== undefined && news[place] !== olds[place]);
  const isKnown = Object.values(news).every((value) => typeof value !== "symbol");
  if (frees || isElsewhere || !isKnown || !sameName(news[key], olds[key]) || !isReplaced(inputs, news, olds)) return [];
  return fail(
    key,
    "names are unique in a project, and the present snapshot keeps this one until its replacement is ready: change the " +
      "name too, or give none and let each snapshot get a name of its own",
  );
}
