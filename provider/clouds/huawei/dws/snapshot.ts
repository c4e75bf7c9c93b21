import { textOf } from "../../answers/texts";
import { checkFields } from "../../inputs/rules";
import { autoName } from "../../lifecycle/auto-name";
import type { Runtime, SnapshotKind } from "../../lifecycle/kind";
import { sameId } from "../ids";
import { placeOf } from "../place";
import { longestName, snapshotChanges, snapshotRules } from "./inputs";
import { type DwsSession, dwsBase, refuseOther } from "./kind";
import { dwsMarks, markedDescription } from "./marks";
import { refuseTakenName } from "./names";
import { makeSnapshot } from "./operations";
import { isAutomated, outputsOf, type SnapshotRecord } from "./record";

/** Snapshots of Huawei Cloud DWS clusters (API v1.0). A cluster makes one at a time. */
export function dwsSnapshots(runtime: Runtime): SnapshotKind<SnapshotRecord, DwsSession> {
  return {
    ...dwsBase(runtime),
    name: "huawei:DwsSnapshot",
    source: ["clusterId"],
    changes: snapshotChanges,
    check: (news, olds) => [
      ...checkFields(news, snapshotRules, ["clusterId"]),
      ...refuseTakenName("name", snapshotChanges, news, olds, false),
      ...placeOf("dws", runtime).check(news, olds["clusterId"] === undefined),
    ],
    turn: ({ clusterId }) => `dws ${clusterId}`,

    marks: dwsMarks(runtime.clock),

    create(session, { clusterId, name: given, description }, mark, call) {
      const name = typeof given === "string" ? given : autoName(call.logicalName, longestName);
      const marked = markedDescription(description as string | undefined, mark);
      const body = { snapshot: { name, cluster_id: clusterId, description: marked } };
      const idIn = ({ snapshot }: Record<string, unknown>) => (snapshot as SnapshotRecord | null | undefined)?.["id"];
      const isProof = () => false;
      const making = { operation: "CreateSnapshot", path: "", body, idIn, name, mark, isProof } as const;
      return makeSnapshot(session, making, runtime.clock, call);
    },

    refuseAdoption(record, { clusterId, name, description }) {
      const cluster = record["cluster_id"];
      if (!sameId(cluster, clusterId))
        return `it is a snapshot of ${textOf(cluster)}, not of the cluster that clusterId names`;
      if (isAutomated(record)) return "it is an automated snapshot: make a DwsSnapshotCopy of it";
      return refuseOther(record, name, description);
    },

    outputs: outputsOf,
  };
}
