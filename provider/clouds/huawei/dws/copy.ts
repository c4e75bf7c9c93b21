import { TransportError } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import { pathSegment } from "../../answers/ids";
import { checkFields } from "../../inputs/rules";
import { autoName } from "../../lifecycle/auto-name";
import type { Runtime, SnapshotKind } from "../../lifecycle/kind";
import { regionFrom } from "../credentials";
import { checkRegion } from "../inputs";
import { copyChanges, copyRules, longestName } from "./inputs";
import { type DwsSession, dwsBase, refuseOther, sameName } from "./kind";
import { makeSnapshot, showSnapshot } from "./operations";
import { isAutomated, outputsOf, type SnapshotRecord } from "./record";

/**
 * Manual copies of automated DWS snapshots (API v1.0, linked-copy). A source has one copy, and is gone some day: it is
 * looked at before the copy is made and never again.
 */
export function dwsSnapshotCopies(runtime: Runtime): SnapshotKind<SnapshotRecord, DwsSession> {
  const { clock } = runtime;

  /** The cluster of a source that can be copied. */
  async function clusterOf(session: DwsSession, source: string, signal: AbortSignal): Promise<unknown> {
    const look = async () => {
      const seen = await showSnapshot(session, source, signal);
      const { type, status } = seen?.item ?? {};
      if (!seen || (typeof type === "string" && typeof status === "string")) return seen;
      throw new TransportError("ListSnapshotDetails", "the source's record could not be read");
    };
    const seen = await withRetry(look, { clock, signal });
    const complaint = !seen
      ? `there is no such snapshot in ${session.place.region}; automated snapshots expire`
      : !isAutomated(seen.item ?? {})
        ? "it is a manual snapshot, and only automated ones can be copied"
        : seen.status !== "AVAILABLE"
          ? `its status is ${seen.status}, not AVAILABLE`
          : undefined;
    if (complaint) throw new Error(`sourceSnapshotId: ${source} can not be copied: ${complaint}.`);
    return seen?.item?.["cluster_id"];
  }

  return {
    ...dwsBase(runtime),
    name: "huawei:DwsSnapshotCopy",
    changes: copyChanges,
    check: (news, olds) => [
      ...checkFields(news, copyRules, ["sourceSnapshotId"]),
      ...checkRegion(news, olds["sourceSnapshotId"] === undefined, regionFrom(runtime.env)),
    ],
    turn: ({ sourceSnapshotId }) => `dws copy ${sourceSnapshotId}`,

    async create(session, { sourceSnapshotId, backupName, description }, call) {
      const source = String(sourceSnapshotId);
      const clusterId = await clusterOf(session, source, call.signal);
      const name = typeof backupName === "string" ? backupName : autoName(call.logicalName, longestName);
      const body = { backup_name: name, description };
      const idIn = ({ snapshot_id: id }: Record<string, unknown>) => id;
      const making = {
        operation: "CopySnapshot",
        path: `/${pathSegment(source)}/linked-copy`,
        body,
        idIn,
        name,
        clusterId,
      } as const;
      return makeSnapshot(session, making, runtime, call);
    },

    refuseAdoption: (record, { backupName, description }) =>
      isAutomated(record) ? "it is an automated snapshot, not a copy" : refuseOther(record, backupName, description),
    outputs(record) {
      const { name, ...rest } = outputsOf(record);
      return { ...rest, ...(name === undefined ? {} : { backupName: name }) };
    },
    deleteFirst: (olds, news) =>
      olds["sourceSnapshotId"] === news["sourceSnapshotId"] || sameName(olds["backupName"], news["backupName"]),
  };
}
