import type { Answer, Call, Operation } from "../../operation";
import { fullView } from "../snapshot-view";
import type { EvsStore } from "../store";

/** Shows one snapshot. */
export const showSnapshot: Operation<EvsStore> = {
  name: "ShowSnapshot",
  method: "GET",
  path: "/v2/{project}/cloudsnapshots/{id}",
  run,
};

function run({ path: { project = "", id = "" }, store, at }: Call<EvsStore>): Answer {
  const snapshot = store.named(id, at);
  return {
    status: 200,
    body: { snapshot: fullView(snapshot, project, at) },
    delivered: () => store.noteSeen([snapshot], at),
  };
}
