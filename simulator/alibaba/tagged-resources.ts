import { apiError } from "./api-error";
import type { Snapshot } from "./model";
import type { Call } from "./operation";
import type { Parameters } from "./parameters";
import { requiredRegion } from "./regions";

const maximumResources = 50;

/** The region of a tag call; unlike elsewhere a missing one is a 404. */
export function tagRegion(parameters: Parameters): string {
  if (!parameters.text("RegionId")) {
    throw apiError("MissingParameter.RegionId");
  }
  return requiredRegion(parameters);
}

/** Accepts the resource type `snapshot` alone. */
export function checkResourceType(parameters: Parameters): void {
  const type = parameters.text("ResourceType");
  if (!type) {
    throw apiError("MissingParameter.ResourceType");
  }
  if (type !== "snapshot") {
    throw apiError("InvalidResourceType.NotFound");
  }
}

/** The ids of a tag call, at most 50. */
export function resourceIds(parameters: Parameters): string[] {
  const ids = parameters.list("ResourceId");
  if (ids.length > maximumResources) {
    throw apiError("NumberExceed.ResourceIds");
  }
  return ids;
}

/** The snapshots that a tag call names, all of which must exist in its region. */
export function taggedSnapshots({ parameters, store, at }: Call, region: string): Snapshot[] {
  const ids = resourceIds(parameters);
  if (ids.length === 0) {
    throw apiError("MissingParameter.ResourceIds");
  }
  return ids.map((id) => {
    const snapshot = store.snapshot(id, at);
    if (snapshot?.disk.region !== region) {
      throw apiError("InvalidResourceId.NotFound");
    }
    return snapshot;
  });
}
