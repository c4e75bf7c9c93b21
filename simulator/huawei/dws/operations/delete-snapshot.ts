import { stageAt } from "../../../shared/timeline";
import type { Answer, Call, Operation } from "../../operation";
import type { DwsStore } from "../store";

/** Deletes a manual snapshot. */
export const deleteSnapshot: Operation<DwsStore> = {
  name: "DeleteSnapshot",
  method: "DELETE",
  path: "/v1.0/{project}/snapshots/{id}",
  run,
};

function run({ path: { id = "" }, store, at }: Call<DwsStore>): Answer {
  const snapshot = store.found(id, at);
  if (snapshot === undefined) {
    throw store.open("deleteUnknown");
  }
  if (snapshot.isAutomated) {
    throw store.open("deleteAutomated");
  }
  const isMade = ["available", "error"].includes(String(stageAt(snapshot.timeline, at)));
  if (!isMade && store.behaviour.deleteCreating === "busy") {
    throw store.error(store.behaviour.busyCode);
  }
  const { deletionSeconds = store.behaviour.deletionSeconds } = snapshot;
  if (store.behaviour.deleteOutcome === "gone") {
    snapshot.removedAt ??= at + deletionSeconds * 1000;
  }
  return { status: 202 };
}
