import { apiError } from "../api-error";
import type { Answer, Call, Operation } from "../operation";
import { requiredRegion } from "../regions";

/** Moves a snapshot to another resource group. */
export const joinResourceGroup: Operation = { parameters: ["ResourceGroupId", "ResourceId", "ResourceType"], run };

function run({ parameters, store, at }: Call): Answer {
  const region = requiredRegion(parameters);
  if (parameters.required("ResourceType") !== "snapshot") {
    throw apiError("InvalidResourceType.NotFound");
  }
  const id = parameters.required("ResourceId");
  const group = parameters.required("ResourceGroupId");
  const snapshot = store.snapshot(id, at);
  if (snapshot?.disk.region !== region) {
    throw apiError("InvalidResourceId.NotFound");
  }
  if (!store.resourceGroups.has(group)) {
    throw apiError("InvalidResourceGroup.NotFound");
  }
  if (snapshot.resourceGroupId === group) {
    throw apiError("InvalidResourceGroup.Duplicate");
  }
  snapshot.resourceGroupId = group;
  return { body: {} };
}
