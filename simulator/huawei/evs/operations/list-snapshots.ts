import type { Query } from "../../../shared/query";
import type { Answer, Call, Operation } from "../../operation";
import type { Snapshot } from "../model";
import { rowView } from "../snapshot-view";
import { statusAt } from "../status";
import type { EvsStore } from "../store";

/** Lists snapshots, the newest first. */
export const listSnapshots: Operation<EvsStore> = {
  name: "ListSnapshots",
  method: "GET",
  path: "/v2/{project}/cloudsnapshots/detail",
  run,
};

const parameters = [
  "offset",
  "limit",
  "name",
  "status",
  "volume_id",
  "availability_zone",
  "id",
  "dedicated_storage_name",
  "dedicated_storage_id",
  "service_type",
  "enterprise_project_id",
];
const maximumLimit = 1000;

type Filter = (snapshot: Snapshot) => boolean;

function run({ path: { project = "" }, query, store, at }: Call<EvsStore>): Answer {
  if (store.behaviour.refuseUnknownMembers && query.names().some((name) => !parameters.includes(name))) {
    throw store.error("EVS.5400/url");
  }
  const offset = offsetOf(query, store);
  const limit = limitOf(query, store);
  const filters = filtersOf(query, at);
  const found = store.listed(at).filter((snapshot) => filters.every((matches) => matches(snapshot)));
  const rows = found.slice(offset, offset + limit);
  const hasMore = query.text("limit") !== undefined && offset + rows.length < found.length;
  return {
    status: 200,
    body: {
      count: found.length,
      snapshots: rows.map((snapshot) => rowView(snapshot, project, at)),
      ...links(hasMore ? nextLink(project, limit, rows.at(-1)) : null, store),
    },
    delivered: () => store.noteSeen(rows, at),
  };
}

function filtersOf(query: Query, at: number): Filter[] {
  const ids = new Set(query.all("id"));
  const equal = (name: string, read: (snapshot: Snapshot) => string | null): Filter => {
    const wanted = query.text(name);
    return (snapshot) => wanted === undefined || read(snapshot) === wanted;
  };
  return [
    ({ id }) => ids.size === 0 || ids.has(id),
    equal("name", ({ name }) => name),
    equal("status", (snapshot) => statusAt(snapshot, at)),
    equal("volume_id", ({ volume }) => volume.id),
    equal("availability_zone", ({ volume }) => volume.availabilityZone),
    equal("service_type", ({ volume }) => volume.serviceType),
    equal("dedicated_storage_id", () => null),
    equal("dedicated_storage_name", () => null),
  ];
}

function offsetOf(query: Query, store: EvsStore): number {
  const text = query.text("offset") ?? "0";
  if (!/^-?\d+$/.test(text)) {
    throw store.error("EVS.5400/offset");
  }
  if (Number(text) < 0) {
    throw store.error("EVS.5400/offsetSign");
  }
  return Number(text);
}

function limitOf(query: Query, store: EvsStore): number {
  const text = query.text("limit") ?? String(maximumLimit);
  if (!/^-?\d+$/.test(text)) {
    throw store.error("EVS.5400/limitText");
  }
  if (Number(text) < 1) {
    throw store.error("EVS.5400/limit");
  }
  if (Number(text) > maximumLimit) {
    throw store.error("EVS.2142");
  }
  return Number(text);
}

/** The cloud's link leads to an address of its own network and to another list: nobody can follow it. */
function nextLink(project: string, limit: number, last: Snapshot | undefined): readonly unknown[] {
  const href = `https://10.0.0.1/v2/${project}/snapshots/detail?limit=${limit}&marker=${last?.id ?? ""}`;
  return [{ rel: "next", href }];
}

function links(value: readonly unknown[] | null, { behaviour }: EvsStore): { snapshots_links?: unknown } {
  return value === null && behaviour.emptyLinks === "absent" ? {} : { snapshots_links: value };
}
