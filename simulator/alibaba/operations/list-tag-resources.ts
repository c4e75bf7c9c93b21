import { apiError } from "../api-error";
import type { Answer, Call, Operation } from "../operation";
import { checkResourceType, resourceIds, tagRegion } from "../tagged-resources";
import { hasTags, wantedTags } from "../tags";

const pageSize = 50;

/** Lists the tags of snapshots, one entry for each tag. */
export const listTagResources: Operation = {
  parameters: ["NextToken", "ResourceId.N", "ResourceType", "Tag.N.Key", "Tag.N.Value"],
  run,
};

function run({ parameters, store, at }: Call): Answer {
  const region = tagRegion(parameters);
  checkResourceType(parameters);
  const ids = resourceIds(parameters);
  const wanted = wantedTags(parameters);
  if (ids.length === 0 && wanted.length === 0) {
    throw apiError("BothEmpty.TagsAndResources");
  }
  const entries = store
    .listed(at)
    .filter(({ id, disk }) => disk.region === region && (ids.length === 0 || ids.includes(id)))
    .filter(({ tags }) => hasTags(tags, wanted))
    .flatMap(({ id, tags }) => [...tags].map(([TagKey, TagValue]) => ({ ResourceId: id, TagKey, TagValue })));
  const start = startOf(parameters.text("NextToken"));
  const end = start + pageSize;
  return {
    body: {
      NextToken: end < entries.length ? String(end) : "",
      TagResources: {
        TagResource: entries.slice(start, end).map((entry) => ({ ...entry, ResourceType: "snapshot" })),
      },
    },
  };
}

function startOf(token: string | undefined): number {
  if (token && !/^\d{1,9}$/.test(token)) {
    throw apiError("Invalid.NextToken");
  }
  return Number(token ?? "");
}
