import { defined } from "../../../shared/defined";
import { settleTimeline } from "../../../shared/timeline";
import type { Answer, Call, Operation } from "../../operation";
import { description, newName, requestMembers } from "../attributes";
import type { Snapshot } from "../model";
import { statusAt } from "../status";
import type { DwsStore } from "../store";

/** Copies an automated snapshot to a manual one. */
export const copySnapshot: Operation<DwsStore> = {
  name: "CopySnapshot",
  method: "POST",
  path: "/v1.0/{project}/snapshots/{id}/linked-copy",
  run,
};

function run({ path: { id = "" }, body, store, at }: Call<DwsStore>): Answer {
  const members = requestMembers(body, undefined, ["backup_name", "description"], store);
  const text = description(members, store);
  const source = usableSource(id, store, at);
  const name = newName(members["backup_name"], store, at);
  const clusterId = source.cluster.id;
  const { copySeconds, invisibleSeconds, snapshotSeconds } = store.behaviour;
  const plan =
    store.plans.take(
      ({ clusterId: wanted = clusterId, made = "copied" }) => wanted === clusterId && made === "copied",
    ) ?? {};
  const copy: Snapshot = {
    id: store.newId(),
    cluster: source.cluster,
    isAutomated: false,
    copyOf: source.id,
    timeline: settleTimeline(plan, { seconds: copySeconds ?? snapshotSeconds / 2, invisibleSeconds }, store.random, at),
    ...defined({ deletionSeconds: plan.deletionSeconds }),
    name,
    description: text,
    sizeGB: source.sizeGB,
  };
  store.snapshots.set(copy.id, copy);
  return { status: 200, body: { snapshot_id: copy.id } };
}

function usableSource(id: string, store: DwsStore, at: number): Snapshot {
  const source = store.found(id, at);
  if (source === undefined) {
    throw store.open("copyUnknown");
  }
  const copies = store.existing(at).filter(({ copyOf }) => copyOf === id).length;
  if (!source.isAutomated || statusAt(source, at) !== "AVAILABLE" || copies >= store.behaviour.copiesPerSnapshot) {
    throw store.open("copyRefused");
  }
  return source;
}
