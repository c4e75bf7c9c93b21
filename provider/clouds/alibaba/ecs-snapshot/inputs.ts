import { commonInputs, identifier } from "../../inputs/common";
import { isReplaced } from "../../inputs/replaced";
import {
  boolean,
  type Failure,
  fail,
  integer,
  keyPath,
  lengthOf,
  mapOfStrings,
  oneOf,
  text,
  unknownInput,
} from "../../inputs/rules";
import { type InputsOf, optional, required, type Unverified } from "../../inputs/schema";
import { markName } from "../../lifecycle/mark";
import { regions } from "../regions";

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

const tags = mapOfStrings(tagKey, tagValue, (map, path) => {
  const names = Object.keys(map);
  const seen = new Set<string>();
  const isTwin = (name: string) => seen.size === seen.add(name.toLowerCase()).size;
  const twins = names
    .filter(isTwin)
    .flatMap((name) => fail(keyPath(path, name), "is the same key as another one: case does not count"));
  if (names.length <= mostTags) return twins;
  const reason = `must have at most ${mostTags} tags, not ${names.length}: the cloud takes 20, and two tell whose the snapshot is`;
  return [...fail(path, reason), ...twins];
});

/** Inputs of an ECS snapshot, in the API's own words. */
export const inputs = {
  ...commonInputs(regions, "complete", "usable", "none"),
  diskId: required("replace", identifier),
  category: optional("computed", oneOf("standard", "flash")),
  snapshotName: optional("live", snapshotName),
  description: optional("live", description),
  retentionDays: optional("live", integer(1, 65536)),
  tags: optional("live", tags),
  resourceGroupId: optional("live", identifier),
  force: optional("record", boolean),
};
export type EcsSnapshotInputs = InputsOf<typeof inputs>;

/** RetentionDays can only grow, and there is no way back to "for ever"; a new snapshot starts afresh. */
export function checkRetention(news: Unverified<EcsSnapshotInputs>, olds: Unverified<EcsSnapshotInputs>): Failure[] {
  const { retentionDays: before } = olds;
  const { retentionDays: after } = news;
  if (typeof before !== "number" || isReplaced(inputs, news, olds) || after === unknownInput) return [];
  if (typeof after === "number" && after >= before) return [];
  const wish = after === undefined || after === null ? "be removed" : `shrink to ${after}`;
  return fail(
    "retentionDays",
    `can only grow: it is ${before} and cannot ${wish}. Keep ${before} or more`,
    ({ ignoreOption, replace }) =>
      `. If it was raised outside this program, list "retentionDays" in ${ignoreOption}. For a shorter one replace the ` +
      `snapshot: ${replace}`,
  );
}
