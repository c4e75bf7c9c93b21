import type { Answer, Call, Operation } from "../../operation";
import { snapshotView } from "../snapshot-view";
import type { DwsStore } from "../store";

/** Shows one snapshot. */
export const listSnapshotDetails: Operation<DwsStore> = {
  name: "ListSnapshotDetails",
  method: "GET",
  path: "/v1.0/{project}/snapshots/{id}",
  run,
};

function run({ path: { id = "" }, store, at }: Call<DwsStore>): Answer {
  const snapshot = store.found(id, at);
  if (snapshot === undefined) {
    throw store.open("showUnknown");
  }
  return {
    status: 200,
    body: { snapshot: snapshotView(snapshot, store, at) },
    delivered: () => store.noteSeen([snapshot], at),
  };
}
