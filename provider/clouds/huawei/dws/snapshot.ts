import { checkFields } from "../../inputs/rules";
import { autoName } from "../../lifecycle/auto-name";
import type { Runtime, SnapshotKind } from "../../lifecycle/kind";
import { regionFrom } from "../credentials";
import { sameId } from "../ids";
import { checkRegion } from "../inputs";
import { longestName, snapshotChanges, snapshotRules } from "./inputs";
import { type DwsSession, dwsBase, refuseOther, sameName } from "./kind";
import { makeSnapshot } from "./operations";
import { isAutomated, outputsOf, type SnapshotRecord } from "./record";

/** Snapshots of Huawei Cloud DWS clusters (API v1.0). A cluster makes one at a time. */
export function dwsSnapshots(runtime: Runtime): SnapshotKind<SnapshotRecord, DwsSession> {
  return {
    ...dwsBase(runtime),
    name: "huawei:DwsSnapshot",
    changes: snapshotChanges,
    check: (news, olds) => [
      ...checkFields(news, snapshotRules, ["clusterId"]),
      ...checkRegion(news, olds["clusterId"] === undefined, regionFrom(runtime.env)),
    ],
    turn: ({ clusterId }) => `dws ${clusterId}`,

    create(session, { clusterId, name: given, description }, call) {
      const name = typeof given === "string" ? given : autoName(call.logicalName, longestName);
      const body = { snapshot: { name, cluster_id: clusterId, description } };
      const idIn = ({ snapshot }: Record<string, unknown>) => (snapshot as SnapshotRecord | null | undefined)?.["id"];
      const making = { operation: "CreateSnapshot", path: "", body, idIn, name, clusterId } as const;
      return makeSnapshot(session, making, runtime, call);
    },

    refuseAdoption(record, { clusterId, name, description }) {
      const cluster = record["cluster_id"];
      if (!sameId(cluster, clusterId)) return `it is a snapshot of ${cluster}, not of ${clusterId}`;
      if (isAutomated(record)) return "it is an automated snapshot: make a DwsSnapshotCopy of it";
      return refuseOther(record, name, description);
    },

    outputs: outputsOf,
    deleteFirst: (olds, news) => sameName(olds["name"], news["name"]),
  };
}
