import { ApiError } from "../../shared/api-error";
import { apiError } from "../api-error";
import type { Snapshot } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { phaseAt } from "../phase";

/** Deletes a snapshot, or cancels its creation. */
export const deleteSnapshot: Operation = { parameters: ["Force", "SnapshotId"], run };

function run(call: Call): Answer {
  const { parameters, store, at } = call;
  const id = parameters.required("SnapshotId");
  const force = parameters.flag("Force") ?? false;
  const snapshot = store.snapshot(id, at);
  if (snapshot !== undefined) {
    checkDeletable(snapshot, force, call);
    snapshot.removedAt = at;
  } else if (store.behaviour.deleteUnknown === "notFound") {
    throw apiError("DeleteSnapshot/InvalidSnapshotId.NotFound");
  }
  return { body: {} };
}

function checkDeletable(snapshot: Snapshot, force: boolean, { store, at }: Call): void {
  const { deleteLocked, deleteProgressing } = store.behaviour;
  if (snapshot.locked) {
    throw new ApiError(deleteLocked.status, deleteLocked.code, deleteLocked.message);
  }
  if (snapshot.managed) {
    throw apiError("InvalidOperation.ResourceManagedByCloudProduct");
  }
  if (snapshot.shared) {
    throw apiError("InvalidOperation.DeleteSharedSnapshotUnsupported");
  }
  if (phaseAt(snapshot.timeline, at).isProgressing && deleteProgressing !== "cancel") {
    throw deleteProgressing === "creatingSnapshot"
      ? apiError("IncorrectDiskStatus.CreatingSnapshot")
      : apiError("InvalidOperation.RelatedSnapshotNotFinished");
  }
  const { images, disks } = store.uses(at);
  if (images.has(snapshot.id)) {
    throw apiError("SnapshotCreatedImage");
  }
  if (disks.has(snapshot.id) && !force) {
    throw apiError("SnapshotCreatedDisk");
  }
}
