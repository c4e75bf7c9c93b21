import { type CloudError, TransportError } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import { pathSegment } from "../../answers/ids";
import { checkFields } from "../../inputs/rules";
import { autoName } from "../../lifecycle/auto-name";
import type { CallOptions, Properties, Runtime, SnapshotKind } from "../../lifecycle/kind";
import { sameId } from "../ids";
import { placeOf } from "../place";
import { copyChanges, copyRules, longestName } from "./inputs";
import { type DwsSession, dwsBase, refuseOther } from "./kind";
import { copyMarks, markedDescription } from "./marks";
import { refuseTakenName } from "./names";
import { makeSnapshot, showSnapshot } from "./operations";
import { isAutomated, outputsOf, type SnapshotRecord } from "./record";

/**
 * Manual copies of automated DWS snapshots (API v1.0, linked-copy). A source has one copy, and is gone some day: it is
 * looked at before the copy is made and never again.
 */
export function dwsSnapshotCopies(runtime: Runtime): SnapshotKind<SnapshotRecord, DwsSession> {
  const { clock } = runtime;

  /** Throws unless the source is there and can be copied. */
  async function seeSource(session: DwsSession, { sourceSnapshotId }: Properties, call: CallOptions): Promise<void> {
    const source = String(sourceSnapshotId);
    const look = async () => {
      const seen = await showSnapshot(session, source, call);
      const { type, status } = seen?.item ?? {};
      if (!seen || (typeof type === "string" && typeof status === "string")) return seen;
      throw new TransportError("ListSnapshotDetails", "the source's record could not be read");
    };
    const seen = await withRetry(look, { clock, ...call });
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
    changes: copyChanges,
    check: (news, olds) => [
      ...checkFields(news, copyRules, ["sourceSnapshotId"]),
      ...refuseTakenName(
        "backupName",
        copyChanges,
        news,
        olds,
        sameId(olds["sourceSnapshotId"], news["sourceSnapshotId"]),
      ),
      ...placeOf("dws", runtime).check(news, olds["sourceSnapshotId"] === undefined),
    ],
    turn: ({ sourceSnapshotId }) => `dws copy ${sourceSnapshotId}`,

    marks: copyMarks(clock),

    async create(session, inputs, mark, call) {
      const { sourceSnapshotId, backupName, description } = inputs;
      await seeSource(session, inputs, call);
      const name = typeof backupName === "string" ? backupName : autoName(call.logicalName, longestName);
      const body = { backup_name: name, description: markedDescription(description as string | undefined, mark) };
      const idIn = ({ snapshot_id: id }: Record<string, unknown>) => id;
      const making = {
        operation: "CopySnapshot",
        path: `/${pathSegment(String(sourceSnapshotId))}/linked-copy`,
        body,
        idIn,
        name,
        mark,
        isProof: ({ message }: CloudError) => /can ?not be copied/i.test(message), // a source takes one copy
      } as const;
      return makeSnapshot(session, making, clock, call);
    },

    refuseAdoption: (record, { backupName, description }) =>
      isAutomated(record) ? "it is an automated snapshot, not a copy" : refuseOther(record, backupName, description),
    outputs(record) {
      const { name, ...rest } = outputsOf(record);
      return { ...rest, ...(name === undefined ? {} : { backupName: name }) };
    },
    deleteFirst: (olds, news) => sameId(olds["sourceSnapshotId"], news["sourceSnapshotId"]),
    seeSource,
  };
}
