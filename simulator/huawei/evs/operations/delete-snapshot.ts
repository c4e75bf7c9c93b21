import type { Answer, Call, Operation } from "../../operation";
import { statusAt } from "../status";
import type { EvsStore } from "../store";

/** Starts the deletion of a snapshot. */
export const deleteSnapshot: Operation<EvsStore> = {
  name: "DeleteSnapshot",
  method: "DELETE",
  path: "/v2/{project}/cloudsnapshots/{id}",
  run,
};

function run({ path: { id = "" }, store, at }: Call<EvsStore>): Answer {
  const snapshot = store.named(id, at);
  const status = statusAt(snapshot, at);
  const { deleteErrorDeleting, deletionSeconds, deleteOutcome } = store.behaviour;
  if (status === "error_deleting") {
    throw store.error(deleteErrorDeleting);
  }
  if (status !== "available" && status !== "error") {
    throw store.error("EVS.1047");
  }
  const { seconds = deletionSeconds, outcome = deleteOutcome } = snapshot.deletion;
  snapshot.deleting = { since: at, until: at + seconds * 1000, outcome };
  return { status: 202 };
}
