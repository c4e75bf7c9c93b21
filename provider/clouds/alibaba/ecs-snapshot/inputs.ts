import { type CommonInputs, commonRules, identifier } from "../../inputs/common";
import { isReplaced } from "../../inputs/replaced";
import {
  boolean,
  checkFields,
  type Failure,
  fail,
  integer,
  keyPath,
  lengthOf,
  oneOf,
  type Rule,
  type Rules,
  text,
  unknownInput,
} from "../../inputs/rules";
import type { Change, Properties } from "../../lifecycle/kind";
import { markName } from "../../lifecycle/mark";
import { regions } from "../regions";

/** Inputs of an ECS snapshot, in the API's own words. */
export interface EcsSnapshotInputs extends CommonInputs {
  diskId: string;
  snapshotName?: string;
  description?: string;
  retentionDays?: number;
  tags?: Record<string, string>;
  resourceGroupId?: string;
  category?: "standard" | "flash";
  force?: boolean;
}

export const changes: Record<keyof EcsSnapshotInputs, Change> = {
  diskId: "replace",
  category: "computed",
  region: "computed",
  adopt: "computed",
  snapshotName: "live",
  description: "live",
  retentionDays: "live",
  tags: "live",
  resourceGroupId: "live",
  force: "record",
  timeouts: "record",
  waitFor: "cosmetic",
  stallTimeout: "cosmetic",
  maxPollInterval: "cosmetic",
  triggers: "replace",
  adoptWithin: "cosmetic",
};

const isUrl = (value: string) => /^https?:\/\//.test(value);
const between = (min: number, max: number) => (value: string) => lengthOf(value) >= min && lengthOf(value) <= max;

const snapshotName = text(
  [between(2, 128), "must have 2 to 128 characters"],
  [(value) => /^\p{L}/u.test(value), "must begin with a letter"],
  [
    (value) => /^[\p{L}\p{N}:_.-]*$/u.test(value),
    "may hold letters, digits, colons, underscores, periods and hyphens only",
  ],
  [(value) => !/^auto/.test(value), 'must not begin with "auto", which the cloud keeps for automatic snapshots'],
  [(value) => !isUrl(value), "must not begin with http:// or https://"],
);

const description = text(
  [(value) => value === "" || between(2, 256)(value), "must have 2 to 256 characters"],
  [(value) => !isUrl(value), "must not begin with http:// or https://"],
);

const tagKey = text(
  [between(1, 128), "a tag key must have 1 to 128 characters"],
  [
    (key) => !/^(aliyun|acs:)/i.test(key),
    'a tag key must not begin with "aliyun" or "acs:", which the cloud keeps for itself',
  ],
  [(key) => !/https?:\/\//.test(key), "a tag key must not hold http:// or https://"],
  [(key) => !key.startsWith(`${markName}-`), "is a tag key of this package, which tells whose a snapshot is"],
);

const tagValue = text([between(0, 128), "a tag value must have at most 128 characters"]);

/** A snapshot has 20 tags; two tell whose it is. */
const mostTags = 18;

const tags: Rule = (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fail(path, "must be a map of strings");
  const entries = Object.entries(value);
  const failures =
    entries.length > mostTags
      ? fail(
          path,
          `must have at most ${mostTags} tags, not ${entries.length}: the cloud takes 20, and two tell whose the snapshot is`,
        )
      : [];
  const seen = new Map<string, string>();
  for (const [key, tag] of entries) {
    const at = keyPath(path, key);
    failures.push(...tagKey(key, at));
    if (tag !== unknownInput) failures.push(...tagValue(tag, at));
    const twin = seen.get(key.toLowerCase());
    if (twin !== undefined) failures.push(...fail(at, "is the same key as another one: case does not count"));
    else seen.set(key.toLowerCase(), key);
  }
  return failures;
};

const rules: Rules = {
  ...commonRules(regions, ["complete", "usable", "none"]),
  diskId: identifier,
  snapshotName,
  description,
  retentionDays: integer(1, 65536),
  tags,
  resourceGroupId: identifier,
  category: oneOf("standard", "flash"),
  force: boolean,
};

/** RetentionDays can only grow, and there is no way back to "for ever"; a new snapshot starts afresh. */
function checkRetention(news: Properties, olds: Properties): Failure[] {
  const before = olds["retentionDays"];
  const after = news["retentionDays"];
  if (typeof before !== "number" || isReplaced(changes, news, olds) || after === unknownInput) return [];
  if (typeof after === "number" && after >= before) return [];
  const wish = after === undefined || after === null ? "be removed" : `shrink to ${after}`;
  return fail(
    "retentionDays",
    `can only grow: it is ${before} and cannot ${wish}. Keep ${before} or more. If it was raised outside this program, ` +
      'list "retentionDays" in the resource option ignoreChanges. For a shorter one replace the snapshot: pulumi up --replace',
  );
}

/** Everything wrong with the inputs, given those of the last update. */
export const checkInputs = (news: Properties, olds: Properties): Failure[] => [
  ...checkFields(news, rules, ["diskId"]),
  ...checkRetention(news, olds),
];
