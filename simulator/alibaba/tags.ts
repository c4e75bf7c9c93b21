import { apiError } from "./api-error";
import type { Tags } from "./model";
import type { Parameters, TagParameter } from "./parameters";

/** Tags that a request or a resource may have. */
export const maximumTags = 20;

/** The tags of CreateSnapshot. */
export function newTags(parameters: Parameters): Tags {
  const records = parameters.records("Tag");
  if (records.length > maximumTags) {
    throw apiError("InvalidTagCount");
  }
  const tags = checkedTags(records);
  if (new Set([...tags.keys()].map((key) => key.toLowerCase())).size !== records.length) {
    throw apiError("Duplicate.TagKey");
  }
  return tags;
}

/** Tags by key, each well formed; a key that comes twice is kept once. */
export function checkedTags(records: readonly TagParameter[]): Tags {
  return new Map(
    records.map(({ key, value }) => {
      if (key === undefined || !isTagKey(key)) {
        throw apiError("InvalidTagKey.Malformed");
      }
      if (value !== undefined && !isTagValue(value)) {
        throw apiError("InvalidTagValue.Malformed");
      }
      return [key, value ?? ""];
    }),
  );
}

/** Tags to look for; an absent value stands for any. */
export function wantedTags(parameters: Parameters): { key: string; value?: string }[] {
  const records = parameters.records("Tag");
  if (records.length > maximumTags) {
    throw apiError("InvalidTagCount");
  }
  return records.map(({ key, ...rest }) => {
    if (key === undefined) {
      throw apiError("InvalidTag.Mismatch");
    }
    return { key, ...rest };
  });
}

/** Whether all wanted tags are there. */
export function hasTags(tags: Tags, wanted: readonly { key: string; value?: string }[]): boolean {
  return wanted.every(({ key, value }) => tags.has(key) && (value === undefined || tags.get(key) === value));
}

function isTagKey(key: string): boolean {
  const { length } = [...key];
  return length >= 1 && length <= 128 && !/^(aliyun|acs:)/i.test(key) && !/https?:\/\//.test(key);
}

function isTagValue(value: string): boolean {
  return [...value].length <= 128 && !/https?:\/\//.test(value);
}
