import type { Answer, Call, Operation } from "../../operation";
import { description, requestObject, snapshotName } from "../attributes";
import { checkChangeable } from "../metadata-change";
import { briefView } from "../snapshot-view";
import type { EvsStore } from "../store";

/** Changes name and description. JsonObject of the creation that cannot be changed are ignored. */
export const updateSnapshot: Operation<EvsStore> = {
  name: "UpdateSnapshot",
  method: "PUT",
  path: "/v2/{project}/cloudsnapshots/{id}",
  run,
};

const knownMembers = ["name", "description", "metadata", "force", "volume_id"];

function run({ path: { id = "" }, body, store, at }: Call<EvsStore>): Answer {
  const members = requestObject(body, "snapshot", knownMembers, store);
  const name = snapshotName(members, store);
  const text = description(members, store);
  const snapshot = store.named(id, at);
  checkChangeable(snapshot, store, at);
  snapshot.name = name === undefined ? snapshot.name : name;
  snapshot.description = text === undefined ? snapshot.description : text;
  snapshot.modifiedAt = at;
  return { status: 200, body: { snapshot: briefView(snapshot, at) } };
}
