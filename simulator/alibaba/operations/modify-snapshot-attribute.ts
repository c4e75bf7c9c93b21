import { apiError } from "../api-error";
import { description, retentionDays, snapshotName } from "../attributes";
import type { Snapshot } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { phaseAt } from "../phase";

/** Changes name, description and retention. */
export const modifySnapshotAttribute: Operation = {
  parameters: ["Description", "DisableInstantAccess", "RetentionDays", "SnapshotId", "SnapshotName"],
  run,
};

function run(call: Call): Answer {
  const { parameters, store, at } = call;
  const id = parameters.required("SnapshotId");
  const name = snapshotName(parameters);
  const text = description(parameters, 0);
  const days = retentionDays(parameters);
  const instantAccess = parameters.text("DisableInstantAccess");
  if (instantAccess !== undefined && !/^(true|false)$/i.test(instantAccess)) {
    throw apiError("InvalidSnapshotDisableInstantAccess.Malformed");
  }
  if ([name, text, days, instantAccess].every((given) => given === undefined)) {
    throw apiError("NoAttributeToModify");
  }
  const snapshot = store.snapshot(id, at);
  if (snapshot === undefined) {
    throw apiError("InvalidSnapshotId.NotFound");
  }
  checkModifiable(snapshot, call);
  if (days !== undefined) {
    checkRetention(snapshot, days, call);
    snapshot.retentionDays = days;
  }
  if (name !== undefined) {
    snapshot.name = name;
  }
  snapshot.description = text ?? snapshot.description;
  snapshot.modifiedAt = at;
  return { body: {} };
}

function checkModifiable(snapshot: Snapshot, { store, at }: Call): void {
  const phase = phaseAt(snapshot.timeline, at);
  if (snapshot.managed) {
    throw apiError("InvalidOperation.ResourceManagedByCloudProduct");
  }
  if (phase.status === "failed") {
    throw apiError("InvalidSnapshotId.NotReady");
  }
  if (phase.isProgressing && !phase.available && !store.behaviour.modifyBeforeAvailable) {
    throw apiError("IncorrectDiskStatus.CreatingSnapshot");
  }
}

function checkRetention(snapshot: Snapshot, days: number, { store, at }: Call): void {
  if (phaseAt(snapshot.timeline, at).isProgressing) {
    throw apiError("InvalidSnapshotId.NotReady");
  }
  const shrinks =
    snapshot.retentionDays === undefined ? !store.behaviour.limitRetentionLater : days < snapshot.retentionDays;
  if (shrinks) {
    throw apiError("InvalidOperation.DecreaseRetentionDaysUnsupported");
  }
}
