import { statusOverrideFrom } from "../../../shared/status-override";
import type { Answer, Call, Operation } from "../../operation";
import { requestObject, volumeId } from "../attributes";
import { statusAt } from "../status";
import type { EvsStore } from "../store";

/** Takes a volume back to a snapshot. */
export const rollbackSnapshot: Operation<EvsStore> = {
  name: "RollbackSnapshot",
  method: "POST",
  path: "/v2/{project}/cloudsnapshots/{id}/rollback",
  run,
};

function run({ path: { id = "" }, body, store, at }: Call<EvsStore>): Answer {
  const target = volumeId(requestObject(body, "rollback", ["volume_id", "name"], store), store);
  const snapshot = store.named(id, at);
  const volume = store.volumes.find(target, at);
  if (volume === undefined) {
    throw store.error("EVS.5404/volume", target);
  }
  if (volume.status !== "available") {
    throw store.error("EVS.5400/inUse", target, volume.status);
  }
  if (statusAt(snapshot, at) !== "available" || target !== snapshot.volume.id) {
    throw store.error("EVS.2043");
  }
  snapshot.statusOverride = statusOverrideFrom(at, "rollbacking", store.behaviour.rollbackSeconds);
  return { status: 202, body: { rollback: { volume_id: target } } };
}
