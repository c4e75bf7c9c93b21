import { parseDuration } from "../../time/duration";
import { idAlphabet, isId } from "../answers/ids";
import { regionRule } from "../place/cloud";
import type { Regions } from "../place/region";
import { checkFields, fail, oneOf, type Rule, type Rules, text } from "./rules";

/** Inputs that every snapshot resource takes, whatever its cloud. */
export interface CommonInputs {
  /** Region of the source; default: the environment's. */
  region?: string;
  /** What the resource waits for. Default `"complete"`. */
  waitFor?: "complete" | "usable" | "none";
  /** How long each operation may take, as durations (`"30m"`). */
  timeouts?: { create?: string; update?: string; delete?: string };
  /** How long status and progress may stand still before a wait gives up. Default `"30m"`. */
  stallTimeout?: string;
  /** Longest time between two polls while a forecast says that there is time. Default `"9.5s"` for many snapshots, 1 to 4 s for up to ten. */
  maxPollInterval?: string;
  /** Id of an existing snapshot to take over instead of making one. */
  adopt?: string;
  /** Any values; a change of them makes a new snapshot. */
  triggers?: unknown;
  /** How old a snapshot that an interrupted run began may be to go on with it. Default `"1h"`, `"0s"` = never. */
  adoptWithin?: string;
}

export const duration: Rule = (value, path) => {
  const ms = typeof value === "string" ? parseDuration(value) : undefined;
  if (ms === undefined) return fail(path, 'must be a duration such as "90s", "30m" or "1h30m"');
  return ms > 0 ? [] : fail(path, "must be longer than nothing");
};

const longestAdoptWithin = 30 * 24 * 3_600_000;

const adoptWithin: Rule = (value, path) => {
  if (value === "0s") return [];
  const failures = duration(value, path);
  if (failures.length > 0 || (parseDuration(String(value)) ?? 0) <= longestAdoptWithin) return failures;
  return fail(path, "must be at most 720h");
};

const anything: Rule = () => [];

const timeoutRules: Rules = { create: duration, update: duration, delete: duration };

const timeouts: Rule = (value, path) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? checkFields(value as Record<string, unknown>, timeoutRules, [], path)
    : fail(path, "must be an object with create, update or delete");

export const identifier: Rule = text([isId, `must be an id: ${idAlphabet}`]);

/** Rules of the common inputs, for a cloud with these regions that knows these values of waitFor. */
export const commonRules = (regions: Regions, waitFor: string[]): Rules => ({
  region: regionRule(regions),
  waitFor: oneOf(...waitFor),
  timeouts,
  stallTimeout: duration,
  maxPollInterval: duration,
  adopt: identifier,
  triggers: anything,
  adoptWithin,
});
