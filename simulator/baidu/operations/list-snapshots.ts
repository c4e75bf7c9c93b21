import { bccError } from "../catalogue";
import type { Answer, Call, Operation } from "../operation";
import { pageOf } from "../paging";
import { snapshotView } from "../snapshot-view";

/** Lists snapshots, the newest first. */
export const listSnapshots: Operation = {
  name: "ListSnapshots",
  method: "GET",
  path: "/v2/snapshot",
  parameters: ["marker", "maxKeys", "volumeId"],
  run,
};

function run({ query, region, store, at }: Call): Answer {
  const volumeId = query.text("volumeId") ?? "";
  const found = store
    .listedIn(region, at)
    .filter((snapshot) => volumeId === "" || [store.volumeIdOf(snapshot, at), snapshot.sourceId].includes(volumeId));
  const { rows, envelope } = pageOf(found, query, () => {
    const { unknownMarker } = store.behaviour;
    return unknownMarker === "start" ? undefined : bccError(unknownMarker);
  });
  return {
    body: { ...envelope, snapshots: rows.map((snapshot) => snapshotView(snapshot, store, at)) },
    delivered: () => store.noteSeen(rows, at),
  };
}
