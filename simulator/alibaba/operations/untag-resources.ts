import { apiError } from "../api-error";
import type { Answer, Call, Operation } from "../operation";
import { checkResourceType, taggedSnapshots, tagRegion } from "../tagged-resources";
import { maximumTags } from "../tags";

/** Removes tags from snapshots; keys that a snapshot does not have are no error. */
export const untagResources: Operation = { parameters: ["All", "ResourceId.N", "ResourceType", "TagKey.N"], run };

function run(call: Call): Answer {
  const { parameters } = call;
  const region = tagRegion(parameters);
  checkResourceType(parameters);
  const keys = parameters.list("TagKey");
  const all = parameters.flag("All") ?? false;
  if (all && keys.length > 0) {
    throw apiError("Param.Conflict");
  }
  if (!all && keys.length === 0) {
    throw apiError("MissingParameter.TagKeys");
  }
  if (keys.length > maximumTags) {
    throw apiError("NumberExceed.Tags");
  }
  for (const { tags } of taggedSnapshots(call, region)) {
    for (const key of all ? [...tags.keys()] : keys) {
      tags.delete(key);
    }
  }
  return { body: {} };
}
