import { apiError } from "../api-error";
import type { Tags } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { checkResourceType, taggedSnapshots, tagRegion } from "../tagged-resources";
import { checkedTags, maximumTags } from "../tags";

/** Adds tags to snapshots or overwrites their values. */
export const tagResources: Operation = {
  parameters: ["ResourceId.N", "ResourceType", "Tag.N.Key", "Tag.N.Value"],
  run,
};

function run(call: Call): Answer {
  const region = tagRegion(call.parameters);
  checkResourceType(call.parameters);
  const added = requestedTags(call);
  const snapshots = taggedSnapshots(call, region);
  const results = snapshots.map(({ tags }) => merged(tags, added));
  for (const [index, { tags }] of snapshots.entries()) {
    for (const [key, value] of results[index] ?? []) {
      tags.set(key, value);
    }
  }
  return { body: {} };
}

function requestedTags({ parameters }: Call): Tags {
  const records = parameters.records("Tag");
  if (records.length === 0) {
    throw apiError("MissingParameter.Tags");
  }
  if (records.length > maximumTags) {
    throw apiError("NumberExceed.Tags");
  }
  const tags = checkedTags(records);
  if (tags.size !== records.length) {
    throw apiError("Duplicate.TagKey");
  }
  checkKeys(tags);
  return tags;
}

function merged(existing: Tags, added: Tags): Tags {
  const all = new Map([...existing, ...added]);
  checkKeys(all);
  if (all.size > maximumTags) {
    throw apiError("QuotaExceed.Tags");
  }
  return all;
}

function checkKeys(tags: Tags): void {
  if (new Set([...tags.keys()].map((key) => key.toLowerCase())).size !== tags.size) {
    throw apiError("TagKey.Duplication");
  }
}
