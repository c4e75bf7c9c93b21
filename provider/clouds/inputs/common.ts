import { parseDuration } from "../../time/duration";
import { idAlphabet, isId } from "../answers/ids";
import { type Regions, regionRule } from "./region";
import { checkFields, fail, oneOf, type Rule, type Rules, text } from "./rules";
import { type InputsOf, optional } from "./schema";

export const duration: Rule<string> = (value, path) => {
  const ms = typeof value === "string" ? parseDuration(value) : undefined;
  if (ms === undefined) return fail(path, 'must be a duration such as "90s", "30m" or "1h30m"');
  return ms > 0 ? [] : fail(path, "must be longer than nothing");
};

const longestAdoptWithin = 30 * 24 * 3_600_000;

const adoptWithin: Rule<string> = (value, path) => {
  if (value === "0s") return [];
  const failures = duration(value, path);
  if (failures.length > 0 || (parseDuration(String(value)) ?? 0) <= longestAdoptWithin) return failures;
  return fail(path, "must be at most 720h");
};

const anything: Rule = () => [];

const timeoutRules: Rules = { create: duration, update: duration, delete: duration };

const timeouts: Rule<{ readonly create?: string; readonly update?: string; readonly delete?: string }> = (
  value,
  path,
) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? checkFields({ ...value }, timeoutRules, [], path)
    : fail(path, "must be an object with create, update or delete");

export const identifier: Rule<string> = text([isId, `must be an id: ${idAlphabet}`]);

/** Inputs that every snapshot resource takes, for a cloud with these regions that can wait for these. */
export const commonInputs = <const WaitFor extends string>(regions: Regions, ...waitFor: readonly WaitFor[]) => ({
  region: optional("computed", regionRule(regions)),
  adopt: optional("computed", identifier),
  triggers: optional("replace", anything),
  timeouts: optional("record", timeouts),
  waitFor: optional("cosmetic", oneOf(...waitFor)),
  stallTimeout: optional("cosmetic", duration),
  maxPollInterval: optional("cosmetic", duration),
  adoptWithin: optional("cosmetic", adoptWithin),
});

/** Inputs of a snapshot of any cloud. */
export type CommonInputs = InputsOf<ReturnType<typeof commonInputs<"complete" | "usable" | "none">>>;
