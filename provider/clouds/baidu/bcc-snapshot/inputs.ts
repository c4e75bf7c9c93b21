import { largestTags, sizeOfMap } from "../../answers/maps";
import { type CommonInputs, commonRules } from "../../inputs/common";
import { isReplaced } from "../../inputs/replaced";
import {
  checkFields,
  type Failure,
  fail,
  integer,
  keyPath,
  lengthOf,
  type Rule,
  type Rules,
  text,
  unknownInput,
} from "../../inputs/rules";
import type { Change, Properties } from "../../lifecycle/kind";
import { markName, splitMarker } from "../../lifecycle/mark";
import { regions } from "../endpoint";

/** Inputs of a BCC snapshot, in the API's own words. Exactly one of `volumeId` and `instanceId`. */
export interface BccSnapshotInputs extends CommonInputs {
  volumeId?: string;
  instanceId?: string;
  snapshotName?: string;
  desc?: string;
  tags?: Record<string, string>;
  retentionInDays?: number;
}

export const changes: Record<keyof BccSnapshotInputs, Change> = {
  volumeId: "computed",
  instanceId: "computed",
  tags: "fixed",
  region: "computed",
  adopt: "computed",
  snapshotName: "live",
  desc: "live",
  retentionInDays: "record",
  timeouts: "record",
  waitFor: "cosmetic",
  stallTimeout: "cosmetic",
  maxPollInterval: "cosmetic",
  triggers: "replace",
  adoptWithin: "cosmetic",
};

/** Longest name that BCC takes. */
export const longestName = 65;

const tags: Rule = (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fail(path, "must be a map of strings");
  const failures = Object.entries(value).flatMap(([key, tag]) => [
    ...(key === "" ? fail(keyPath(path, key), "a tag key must not be empty") : []),
    ...(tag === unknownInput || typeof tag === "string" ? [] : fail(keyPath(path, key), "must be a string")),
  ]);
  const texts = Object.fromEntries(Object.entries(value).filter(([, tag]) => typeof tag === "string"));
  return sizeOfMap(texts) <= largestTags
    ? failures
    : [...failures, ...fail(path, `must have at most ${largestTags} bytes in all`)];
};

const rules: Rules = {
  ...commonRules(regions, ["complete", "none"]),
  volumeId: text([
    (value) => /^v-\w{1,126}$/.test(value),
    "must be the id of a CDS disk, v-…; a system disk is named by instanceId",
  ]),
  instanceId: text([
    (value) => /^i-\w{1,126}$/.test(value),
    "must be the id of an instance, i-…; a CDS disk is named by volumeId",
  ]),
  snapshotName: text(
    [(value) => value.length > 0 && lengthOf(value) <= longestName, `must have 1 to ${longestName} characters`],
    [(value) => /^\p{L}/u.test(value), "must begin with a letter"],
    [
      (value) => /^[A-Za-z0-9\p{Script=Han}_ /.-]*$/u.test(value),
      "may hold letters, digits, Chinese, spaces and - _ / . only",
    ],
  ),
  desc: text(
    [(value) => !splitMarker(value).mark, `must not end like a mark of this package (${markName}:…)`],
    [
      (value) => /^[A-Za-z0-9\p{Script=Han}. _=,，:/。-]*$/u.test(value),
      "may hold letters, digits, Chinese, spaces and . _ - = , ， : / 。 only",
    ],
  ),
  tags,
  retentionInDays: integer(1, 10_000),
};

/** Exactly one source; one that is not known yet counts. */
function checkSource(news: Properties): Failure[] {
  const given = ["volumeId", "instanceId"].filter((key) => news[key] !== undefined && news[key] !== null);
  if (given.length === 1) return [];
  const reason = "give either volumeId, for a CDS disk, or instanceId, for an instance's system disk";
  return given.length === 0 ? fail("volumeId", reason) : given.flatMap((key) => fail(key, reason));
}

/** The cloud documents no way back from a retention to "for ever". */
function checkRetention(news: Properties, olds: Properties): Failure[] {
  const isTakenAway =
    typeof olds["retentionInDays"] === "number" && (news["retentionInDays"] ?? undefined) === undefined;
  if (!isTakenAway || isReplaced(changes, news, olds)) return [];
  return fail(
    "retentionInDays",
    'can be changed but not removed: set up to 10000. If it was set outside this program, list "retentionInDays" in the ' +
      "resource option ignoreChanges. To keep the data for ever replace the snapshot: pulumi up --replace",
  );
}

/** Everything wrong with the inputs, given those of the last update. */
export const checkInputs = (news: Properties, olds: Properties): Failure[] => [
  ...checkFields(news, rules),
  ...checkSource(news),
  ...checkRetention(news, olds),
];
