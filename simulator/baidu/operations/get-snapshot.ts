import type { Answer, Call, Operation } from "../operation";
import { snapshotView } from "../snapshot-view";

/** Shows one snapshot. */
export const getSnapshot: Operation = {
  name: "GetSnapshotDetail",
  method: "GET",
  path: "/v2/snapshot/{id}",
  parameters: [],
  run,
};

function run({ path: { id = "" }, region, store, at }: Call): Answer {
  const snapshot = store.named(id, region, at);
  return { body: { snapshot: snapshotView(snapshot, store, at) }, delivered: () => store.noteSeen([snapshot], at) };
}
