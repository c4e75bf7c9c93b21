import * as pulumi from "@pulumi/pulumi";
import { identifier } from "../clouds/inputs/common";
import { type Regions, regionRule } from "../clouds/inputs/region";
import { checkFields, fail, type Rule, type Rules, text } from "../clouds/inputs/rules";
import { LookupError } from "../pulumi/lookup-error";

/** A text with at least one character: an empty filter would find everything. */
export const filledText: Rule = text([(value) => value !== "", "must not be empty"]);

/** What has fields of its own and nothing behind them: a promise or a map without fields would find everything. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Tags to filter by: texts by key. */
export const tagTexts: Rule = (value, path) => {
  if (!isPlainObject(value)) return fail(path, "must be an object of texts");
  return Object.entries(value).flatMap(([key, field]) =>
    typeof field === "string" ? [] : fail(`${path}[${JSON.stringify(key)}]`, "must be a string"),
  );
};

const withoutUndefined = (fields: object) => Object.entries(fields).filter(([, value]) => value !== undefined);

/** Why a value that is not there yet cannot be used; undefined for all others. */
function laterReason(value: unknown): string | undefined {
  if (pulumi.Output.isInstance(value)) return "must not be an output: use the function whose name ends in Output";
  return value instanceof Promise ? "must not be a promise: await it first" : undefined;
}

/**
 * Throws a LookupError that names everything that is wrong with a look-up's arguments. JavaScript hands over anything, and a
 * filter that is not known would find every snapshot of the region.
 */
export function checkArguments(what: string, args: unknown, rules: Rules, required: string[] = []): void {
  if (!isPlainObject(args)) {
    const reason = laterReason(args) ?? "must be a plain object";
    throw new LookupError(`${what}: the arguments ${reason}. Nothing was called`, "InvalidArgument");
  }
  const given = Object.fromEntries(withoutUndefined(args));
  const isLater = (name: string) => laterReason(given[name]) !== undefined;
  const later = Object.keys(given).filter(isLater);
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => !isLater(name)));
  const empty = Object.keys(given).filter((name) => given[name] === null && !required.includes(name));
  const failures = [
    ...later.flatMap((name) => fail(name, String(laterReason(given[name])))),
    ...checkFields(
      others,
      rules,
      required.filter((name) => !isLater(name)),
      "",
      "argument",
    ),
    ...empty.flatMap((name) => fail(name, "must not be null")),
  ];
  if (failures.length === 0) return;
  const wrong = failures.map(({ property, reason }) => `${property}: ${reason}`).join("; ");
  throw new LookupError(`${what}: ${wrong}. Nothing was called`, "InvalidArgument");
}

export const idRules: Rules = { id: identifier };
export const placeRules = (regions: Regions): Rules => ({ region: regionRule(regions) });
