import { type CloudError, TransportError } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import { pathSegment } from "../../answers/ids";
import type { Unverified } from "../../inputs/schema";
import { autoName } from "../../lifecycle/auto-name";
import type { CallOptions, Properties, Runtime, SnapshotKind } from "../../lifecycle/kind";
import { type DwsSession, dwsBase, refuseOther } from "../dws-snapshot/base";
import { longestName } from "../dws-snapshot/inputs";
import { markedDescription } from "../dws-snapshot/marks";
import { refuseTakenName } from "../dws-snapshot/names";
import { makeSnapshot, showSnapshot } from "../dws-snapshot/operations";
import { isAutomated, outputsOf, type SnapshotRecord } from "../dws-snapshot/record";
import { sameId } from "../ids";
import { placeOf } from "../place";
import { copyInputs, type DwsSnapshotCopyInputs } from "./inputs";
import { copyMarks } from "./marks";

type Given = Properties & Unverified<DwsSnapshotCopyInputs>;

/**
 * Manual copies of automated DWS snapshots (API v1.0, linked-copy). A source has one copy, and is gone some day: it is
 * looked at before the copy is made and never again.
 */
export function dwsSnapshotCopies(runtime: Runtime): SnapshotKind<SnapshotRecord, DwsSession> {
  /** Throws unless the source is there and can be copied. */
  async function seeSource(
    session: DwsSession,
    { sourceSnapshotId: source }: DwsSnapshotCopyInputs,
    call: CallOptions,
  ): Promise<void> {
    const poll = async () => {
      const seen = await showSnapshot(session, source, call);
      const { type, status } = seen?.item ?? {};
      if (!seen || (typeof type === "string" && typeof status === "string")) return seen;
      throw new TransportError("ListSnapshotDetails", "the source's record could not be read");
    };
    const seen = await withRetry(poll, call);
    const complaint = !seen
      ? `there is no such snapshot in ${session.place.region}; automated snapshots expire`
      : !isAutomated(seen.item ?? {})
        ? "it is a manual snapshot, and only automated ones can be copied"
        : seen.status !== "AVAILABLE"
          ? `its status is ${seen.status}, not AVAILABLE`
          : undefined;
    if (complaint) throw new Error(`sourceSnapshotId: ${source} cannot be copied: ${complaint}.`);
  }

  return {
    ...dwsBase(runtime),
    name: "huawei:DwsSnapshotCopy",
    source: ["sourceSnapshotId"],
    inputs: copyInputs,
    check: (news: Given, olds: Given) => [
      ...refuseTakenName("backupName", copyInputs, news, olds, sameId(olds.sourceSnapshotId, news.sourceSnapshotId)),
      ...placeOf("dws", runtime).check(news, olds.sourceSnapshotId === undefined),
    ],
    turn: ({ sourceSnapshotId }: DwsSnapshotCopyInputs) => `dws copy ${sourceSnapshotId}`,

    marks: copyMarks,

    async create(session, inputs: DwsSnapshotCopyInputs, mark, call) {
      const { sourceSnapshotId, backupName: name = autoName(call.logicalName, longestName), description } = inputs;
      await seeSource(session, inputs, call);
      const body = { backup_name: name, description: markedDescription(description, mark) };
      const idIn = ({ snapshot_id: id }: { readonly snapshot_id?: unknown }) => id;
      const making = {
        operation: "CopySnapshot",
        path: `/${pathSegment(sourceSnapshotId)}/linked-copy`,
        body,
        idIn,
        name,
        mark,
        isProof: ({ message }: CloudError) => /can ?not be copied/i.test(message), // a source takes one copy
      } as const;
      return makeSnapshot(session, making, call);
    },

    refuseAdoption: (record, { backupName, description }: DwsSnapshotCopyInputs) =>
      isAutomated(record) ? "it is an automated snapshot, not a copy" : refuseOther(record, backupName, description),
    outputs(record) {
      const { name, ...rest } = outputsOf(record);
      return { ...rest, ...(name === undefined ? {} : { backupName: name }) };
    },
    deleteFirst: (olds: Given, news: Given) => sameId(olds.sourceSnapshotId, news.sourceSnapshotId),
    seeSource,
  };
}
