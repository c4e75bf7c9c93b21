import { identifier } from "../clouds/inputs/common";
import { checkFields, fail, type Rule, type Rules, text } from "../clouds/inputs/rules";
import { LookupError } from "../clouds/lifecycle/lookup-error";
import { regionRule } from "../clouds/place/cloud";
import type { Regions } from "../clouds/place/region";

/** A text with at least one character: an empty filter would find everything. */
export const filledText: Rule = text([(value) => value !== "", "must not be empty"]);

/** Tags to filter by: texts by key. */
export const tagTexts: Rule = (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fail(path, "must be an object of texts");
  return Object.entries(value).flatMap(([key, field]) =>
    typeof field === "string" ? [] : fail(`${path}[${JSON.stringify(key)}]`, "must be a string"),
  );
};

const withoutUndefined = (fields: object) => Object.entries(fields).filter(([, value]) => value !== undefined);

/**
 * Throws a LookupError that names everything that is wrong with a look-up's arguments. JavaScript hands over anything, and a
 * filter that is not known would find every snapshot of the region.
 */
export function checkArguments(what: string, args: unknown, rules: Rules, required: string[] = []): void {
  if (typeof args !== "object" || args === null || Array.isArray(args)) {
    throw new LookupError(`${what}: the arguments must be an object. Nothing was called`, "InvalidArgument");
  }
  const given = Object.fromEntries(withoutUndefined(args));
  const empty = Object.keys(given).filter((name) => given[name] === null && !required.includes(name));
  const failures = [
    ...checkFields(given, rules, required, "", "argument"),
    ...empty.flatMap((name) => fail(name, "must not be null")),
  ];
  if (failures.length === 0) return;
  const wrong = failures.map(({ property, reason }) => `${property}: ${reason}`).join("; ");
  throw new LookupError(`${what}: ${wrong}. Nothing was called`, "InvalidArgument");
}

export const idRules: Rules = { id: identifier };
export const placeRules = (regions: Regions): Rules => ({ region: regionRule(regions) });
