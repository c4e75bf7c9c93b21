import { recordIn } from "../../answers/records";
import { textOf } from "../../answers/texts";
import type { Unverified } from "../../inputs/schema";
import { autoName } from "../../lifecycle/auto-name";
import type { Properties, Runtime, SnapshotKind } from "../../lifecycle/kind";
import { sameId } from "../ids";
import { placeOf } from "../place";
import { type DwsSession, dwsBase, refuseOther } from "./base";
import { type DwsSnapshotInputs, longestName, snapshotInputs } from "./inputs";
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
    inputs: snapshotInputs,
    check: (news, olds: Properties & Unverified<DwsSnapshotInputs>) => [
      ...refuseTakenName("name", snapshotInputs, news, olds, false),
      ...placeOf("dws", runtime).check(news, olds.clusterId === undefined),
    ],
    turn: ({ clusterId }: DwsSnapshotInputs) => `dws ${clusterId}`,

    marks: dwsMarks,

    create(session, inputs: DwsSnapshotInputs, mark, call) {
      const { clusterId, name = autoName(call.logicalName, longestName) } = inputs;
      const marked = markedDescription(inputs.description, mark);
      const body = { snapshot: { name, cluster_id: clusterId, description: marked } };
      const idIn = ({ snapshot: made }: { readonly snapshot?: unknown }): unknown => {
        const { id } = recordIn(made);
        return id;
      };
      const isProof = () => false;
      const making = { operation: "CreateSnapshot", path: "", body, idIn, name, mark, isProof } as const;
      return makeSnapshot(session, making, call);
    },

    refuseAdoption(record, { clusterId, name, description }: DwsSnapshotInputs) {
      const { cluster_id: cluster } = record;
      if (!sameId(cluster, clusterId))
        return `it is a snapshot of ${textOf(cluster)}, not of the cluster that clusterId names`;
      if (isAutomated(record)) return "it is an automated snapshot: make a DwsSnapshotCopy of it";
      return refuseOther(record, name, description);
    },

    outputs: outputsOf,
  };
}
