import { largestTags, sizeOfMap } from "../../answers/maps";
import { commonInputs } from "../../inputs/common";
import { isReplaced } from "../../inputs/replaced";
import { type Failure, fail, integer, lengthOf, mapOfStrings, text } from "../../inputs/rules";
import { type InputsOf, optional, type Unverified } from "../../inputs/schema";
import { markName, splitMarker } from "../../lifecycle/mark";
import { regions } from "../endpoint";

/** Longest name that BCC takes. */
export const longestName = 65;

const tagKey = text([(key) => key !== "", "a tag key must not be empty"]);

const tags = mapOfStrings(tagKey, text(), (map, path) => {
  const texts = Object.fromEntries(Object.entries(map).filter(([, tag]) => typeof tag === "string"));
  return sizeOfMap(texts) <= largestTags ? [] : fail(path, `must have at most ${largestTags} bytes in all`);
});

/** Inputs of a BCC snapshot, in the API's own words. Exactly one of `volumeId` and `instanceId`. */
export const inputs = {
  ...commonInputs(regions, "complete", "none"),
  volumeId: optional(
    "computed",
    text([
      (value) => /^v-\w{1,126}$/.test(value),
      "must be the id of a CDS disk, v-…; a system disk is named by instanceId",
    ]),
  ),
  instanceId: optional(
    "computed",
    text([
      (value) => /^i-\w{1,126}$/.test(value),
      "must be the id of an instance, i-…; a CDS disk is named by volumeId",
    ]),
  ),
  tags: optional("fixed", tags),
  snapshotName: optional(
    "live",
    text(
      [(value) => value.length > 0 && lengthOf(value) <= longestName, `must have 1 to ${longestName} characters`],
      [(value) => /^\p{L}/u.test(value), "must begin with a letter"],
      [
        (value) => /^[A-Za-z0-9\p{Script=Han}_ /.-]*$/u.test(value),
        "may hold letters, digits, Chinese, spaces and - _ / . only",
      ],
    ),
  ),
  desc: optional(
    "live",
    text(
      [(value) => !splitMarker(value).mark, `must not end like a mark of this package (${markName}:…)`],
      [
        (value) => /^[A-Za-z0-9\p{Script=Han}. _=,，:/。-]*$/u.test(value),
        "may hold letters, digits, Chinese, spaces and . _ - = , ， : / 。 only",
      ],
    ),
  ),
  retentionInDays: optional("record", integer(1, 10_000)),
};
export type BccSnapshotInputs = InputsOf<typeof inputs>;

/** Exactly one source; one that is not known yet counts. */
export function checkSource({ volumeId, instanceId }: Unverified<BccSnapshotInputs>): Failure[] {
  const sources = Object.entries({ volumeId, instanceId });
  const given = sources.filter(([, id]) => id !== undefined && id !== null).map(([key]) => key);
  if (given.length === 1) return [];
  const reason = "give either volumeId, for a CDS disk, or instanceId, for an instance's system disk";
  return given.length === 0 ? fail("volumeId", reason) : given.flatMap((key) => fail(key, reason));
}

/** The cloud documents no way back from a retention to "for ever". */
export function checkRetention(news: Unverified<BccSnapshotInputs>, olds: Unverified<BccSnapshotInputs>): Failure[] {
  const isTakenAway = typeof olds.retentionInDays === "number" && (news.retentionInDays ?? undefined) === undefined;
  if (!isTakenAway || isReplaced(inputs, news, olds)) return [];
  return fail(
    "retentionInDays",
    "can be changed but not removed: set up to 10000",
    ({ ignoreOption, replace }) =>
      `. If it was set outside this program, list "retentionInDays" in ${ignoreOption}. To keep the data for ever replace ` +
      `the snapshot: ${replace}`,
  );
}
