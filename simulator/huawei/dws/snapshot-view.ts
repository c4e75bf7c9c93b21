import { apiTime } from "../../shared/api-time";
import { progressAt } from "../../shared/progress";
import { stageAt } from "../../shared/timeline";
import type { Snapshot } from "./model";
import { statusAt } from "./status";
import type { DwsStore } from "./store";

/** A snapshot as it is shown on its own and in the list of all. */
export function snapshotView(snapshot: Snapshot, store: DwsStore, at: number): Record<string, unknown> {
  const { timeline } = snapshot;
  const brief = briefView(snapshot, store, at);
  return {
    ...brief,
    started: time(timeline.startedAt, store),
    ...(at >= timeline.endAt ? { finished: time(timeline.endAt, store) } : unfinished(store)),
    ...(store.behaviour.laterMembers ? laterMembers(snapshot, store, at) : {}),
    ...timeline.fields,
  };
}

/** A snapshot as the list of one cluster has it. */
export function briefView(snapshot: Snapshot, store: DwsStore, at: number): Record<string, unknown> {
  return {
    id: snapshot.id,
    name: snapshot.name,
    description: snapshot.description,
    size: snapshot.sizeGB,
    status: statusAt(snapshot, at),
    type: snapshot.isAutomated ? store.behaviour.automatedType : "MANUAL",
    cluster_id: snapshot.cluster.id,
    ...snapshot.timeline.fields,
  };
}

function unfinished({ behaviour }: DwsStore): { finished?: null | "" } {
  switch (behaviour.finishedWhileCreating) {
    case "null":
      return { finished: null };
    case "empty":
      return { finished: "" };
    default:
      return {};
  }
}

function laterMembers(snapshot: Snapshot, store: DwsStore, at: number): Record<string, unknown> {
  const { cluster, timeline } = snapshot;
  const isMade = stageAt(timeline, at) === "available";
  return {
    datastore: { type: "dws", version: "8.2.1" },
    cluster_name: cluster.name,
    updated: apiTime(Math.min(at, timeline.endAt)).replace("Z", ""),
    bak_expected_start_time: String(timeline.startedAt),
    progress: isMade ? "100" : String(progressAt(timeline, at)),
    prior_backup_key: "FULL",
    backup_device: "obs",
    backup_level: "cluster",
    fine_grained_backup: false,
    cluster_status: store.clusters.find(cluster.id, at)?.status ?? "DELETED",
  };
}

function time(at: number, { behaviour }: DwsStore): string {
  return behaviour.zonedTimes ? apiTime(at) : apiTime(at).replace("Z", "");
}
