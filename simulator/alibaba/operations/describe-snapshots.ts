import { apiError } from "../api-error";
import type { Answer, Call, Operation } from "../operation";
import { page, pagingParameters } from "../paging";
import { requiredRegion } from "../regions";
import { seenByLabels, snapshotFilterParameters, snapshotFilters } from "../snapshot-filters";
import { snapshotView } from "../snapshot-view";

/** Lists snapshots, the newest first. */
export const describeSnapshots: Operation = {
  parameters: ["SnapshotIds", ...snapshotFilterParameters, ...pagingParameters, "DryRun"],
  run,
};

function run(call: Call): Answer {
  const { parameters, store, at } = call;
  const region = requiredRegion(parameters);
  const ids = parameters.jsonList("SnapshotIds", 100, () => apiError("InvalidSnapshotIds.Malformed"));
  const uses = store.uses(at);
  const filters = snapshotFilters(call, uses);
  const ofRegion = store.listed(at, ids && new Set(ids)).filter(({ disk }) => disk.region === region);
  const found = seenByLabels(call, ofRegion).filter((snapshot) => filters.every((matches) => matches(snapshot)));
  const { items, members } = page(found, parameters);
  if (parameters.flag("DryRun") === true) {
    throw apiError("DryRunOperation");
  }
  return {
    body: { ...members, Snapshots: { Snapshot: items.map((snapshot) => snapshotView(snapshot, store, uses, at)) } },
    delivered: () => store.noteSeen(items, at),
  };
}
