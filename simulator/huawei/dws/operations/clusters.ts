import { isUuid } from "../../../shared/json-object";
import type { Answer, Call, Operation } from "../../operation";
import type { Cluster } from "../model";
import type { DwsStore } from "../store";

/** Lists the clusters. */
export const listClusters: Operation<DwsStore> = {
  name: "ListClusters",
  method: "GET",
  path: "/v1.0/{project}/clusters",
  run: ({ store, at }: Call<DwsStore>): Answer => {
    const rows = store.clusters.existing(at).map((cluster) => clusterView(cluster, store, at));
    return { status: 200, body: { clusters: rows, count: rows.length } };
  },
};

/** Shows one cluster. */
export const listClusterDetails: Operation<DwsStore> = {
  name: "ListClusterDetails",
  method: "GET",
  path: "/v1.0/{project}/clusters/{cluster}",
  run: ({ path: { cluster: id = "" }, store, at }: Call<DwsStore>): Answer => {
    if (!isUuid(id)) {
      throw store.error("parameter", "Invalid cluster ID.");
    }
    const cluster = store.clusters.find(id, at);
    if (cluster === undefined) {
      throw store.open("unknownCluster");
    }
    return { status: 200, body: { cluster: clusterView(cluster, store, at) } };
  },
};

function clusterView(cluster: Cluster, store: DwsStore, at: number): Readonly<Record<string, unknown>> {
  return {
    id: cluster.id,
    name: cluster.name,
    status: cluster.status,
    sub_status: "NORMAL",
    task_status: store.isBusy(cluster, at) ? "SNAPSHOTTING" : null,
    action_progress: {},
    version: "8.2.1",
  };
}
