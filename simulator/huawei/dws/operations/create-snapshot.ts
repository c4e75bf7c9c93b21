import { defined } from "../../../shared/defined";
import { settleTimeline } from "../../../shared/timeline";
import type { Answer, Call, Operation } from "../../operation";
import { clusterId, description, newName, requestMembers } from "../attributes";
import type { Cluster, Snapshot } from "../model";
import type { DwsStore } from "../store";

/** Starts a snapshot of a cluster. */
export const createSnapshot: Operation<DwsStore> = {
  name: "CreateSnapshot",
  method: "POST",
  path: "/v1.0/{project}/snapshots",
  run,
};

const knownMembers = ["name", "cluster_id", "description"];
const statuses = ["AVAILABLE", "TO_BE_RESTARTED", "UNBALANCED"];

function run({ body, store, at }: Call<DwsStore>): Answer {
  const members = requestMembers(body, "snapshot", knownMembers, store);
  const id = clusterId(members, store);
  const text = description(members, store);
  const name = newName(members["name"], store, at);
  const cluster = usableCluster(id, store, at);
  const { snapshotSeconds, invisibleSeconds } = store.behaviour;
  const plan =
    store.plans.take(({ clusterId: wanted = id, made = "created" }) => wanted === id && made === "created") ?? {};
  const snapshot: Snapshot = {
    id: store.newId(),
    cluster,
    isAutomated: false,
    timeline: settleTimeline(plan, { seconds: snapshotSeconds, invisibleSeconds }, store.random, at),
    ...defined({ deletionSeconds: plan.deletionSeconds }),
    name,
    description: text,
    sizeGB: cluster.sizeGB,
  };
  store.snapshots.set(snapshot.id, snapshot);
  return { status: 200, body: { snapshot: { id: snapshot.id } } };
}

function usableCluster(id: string, store: DwsStore, at: number): Cluster {
  const cluster = store.clusters.find(id, at);
  if (cluster === undefined) {
    throw store.open("unknownCluster");
  }
  if (store.isBusy(cluster, at)) {
    throw store.error(store.behaviour.busyCode);
  }
  if (!statuses.includes(cluster.status.toUpperCase().replaceAll(" ", "_"))) {
    throw store.error("DWS.7023");
  }
  return cluster;
}
