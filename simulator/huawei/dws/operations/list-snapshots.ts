import type { Answer, Call, Operation } from "../../operation";
import { snapshotView } from "../snapshot-view";
import type { DwsStore } from "../store";

/** Lists all snapshots, the newest first; it has no query parameters and ignores whatever is given. */
export const listSnapshots: Operation<DwsStore> = {
  name: "ListSnapshots",
  method: "GET",
  path: "/v1.0/{project}/snapshots",
  run,
};

function run({ store, at }: Call<DwsStore>): Answer {
  const rows = store.listed(at);
  return {
    status: 200,
    body: { snapshots: rows.map((snapshot) => snapshotView(snapshot, store, at)), count: rows.length },
    delivered: () => store.noteSeen(rows, at),
  };
}
