import { isUuid } from "../../../shared/json-object";
import type { Query } from "../../../shared/query";
import type { Answer, Call, Operation } from "../../operation";
import { briefView } from "../snapshot-view";
import type { DwsStore } from "../store";

/** Lists the snapshots of one cluster, the newest first. `offset` counts pages. */
export const listClusterSnapshots: Operation<DwsStore> = {
  name: "ListClusterSnapshots",
  method: "GET",
  path: "/v1.0/{project}/clusters/{cluster}/snapshots",
  run,
};

function run({ path: { project = "", cluster: id = "" }, query, store, at }: Call<DwsStore>): Answer {
  if (!isUuid(id)) {
    throw store.error("parameter", "Invalid cluster ID.");
  }
  if (store.clusters.find(id, at) === undefined) {
    throw store.open("unknownCluster");
  }
  const limit = wholeNumber(query, "limit", 1, store) ?? Number.POSITIVE_INFINITY;
  const page = wholeNumber(query, "offset", 0, store) ?? 0;
  const found = store.listed(at).filter(({ cluster }) => cluster.id === id);
  const start = page === 0 ? 0 : page * limit;
  const rows = sorted(
    found.map((snapshot) => ({ snapshot, view: briefView(snapshot, store, at) })),
    query,
  );
  const shown = rows.slice(start, start + limit);
  return {
    status: 200,
    body: { project_id: project, cluster_id: id, snapshots: shown.map(({ view }) => view), count: found.length },
    delivered: () =>
      store.noteSeen(
        shown.map(({ snapshot }) => snapshot),
        at,
      ),
  };
}

function sorted<T extends { readonly view: Record<string, unknown> }>(rows: T[], query: Query): T[] {
  const key = query.text("sort_key");
  if (key === undefined) {
    return rows;
  }
  const sign = query.text("sort_dir")?.toUpperCase() === "DESC" ? -1 : 1;
  return rows.sort((a, b) => sign * String(a.view[key]).localeCompare(String(b.view[key])));
}

function wholeNumber(query: Query, name: string, lowest: number, store: DwsStore): number | undefined {
  const text = query.text(name);
  if (text !== undefined && (!/^\d+$/.test(text) || Number(text) < lowest)) {
    throw store.error("parameter", `Invalid ${name}.`);
  }
  return text === undefined ? undefined : Number(text);
}
