import type { Answer, Call, Operation } from "../operation";
import { statusAt } from "../status";

/** Deletes a snapshot that is available, or whose creation failed. */
export const deleteSnapshot: Operation = {
  name: "DeleteSnapshot",
  method: "DELETE",
  path: "/v2/snapshot/{id}",
  parameters: [],
  run,
};

function run({ path: { id = "" }, region, store, at }: Call): Answer {
  const snapshot = store.named(id, region, at);
  const { deleteRefused, deletionSeconds } = store.behaviour;
  if (!["Available", "CreatedFailed"].includes(statusAt(snapshot, at))) {
    throw store.open(deleteRefused);
  }
  snapshot.removedAt ??= at + (snapshot.deletionSeconds ?? deletionSeconds) * 1000;
  return {};
}
