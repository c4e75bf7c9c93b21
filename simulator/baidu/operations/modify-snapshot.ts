import { stageAt } from "../../shared/timeline";
import { description, requestMembers, retentionInDays, snapshotName } from "../attributes";
import { bccError } from "../catalogue";
import type { Answer, Call, Operation } from "../operation";
import { setRetention } from "../retention";

/** Changes name, description and retention; the retention counts from the change. */
export const modifySnapshot: Operation = {
  name: "ModifySnapshotAttribute",
  method: "PUT",
  path: "/v2/snapshot/{id}",
  parameters: ["modifyAttribute", "clientToken"],
  run,
};

function run({ path: { id = "" }, query, body, region, store, at }: Call): Answer {
  if (query.text("modifyAttribute") === undefined) {
    throw bccError("BadRequest");
  }
  const members = requestMembers(body);
  const { modifyBeforeAvailable, modifyToPermanent, deleteRefused } = store.behaviour;
  const name = members["snapshotName"] === undefined ? undefined : snapshotName(members["snapshotName"], store);
  const text = description(members["desc"], store);
  const days = retentionInDays(members["retentionInDays"], modifyToPermanent);
  const snapshot = store.named(id, region, at);
  if (!modifyBeforeAvailable && stageAt(snapshot.timeline, at) !== "available") {
    throw store.open(deleteRefused);
  }
  snapshot.name = name ?? snapshot.name;
  snapshot.description = text ?? snapshot.description;
  if (days !== undefined) {
    setRetention(snapshot, days, at);
  }
  return {};
}
