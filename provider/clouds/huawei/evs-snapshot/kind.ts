import { isDeepStrictEqual } from "node:util";
import { withRetry } from "../../../http/retry";
import { Poller } from "../../answers/poller";
import { textOf } from "../../answers/texts";
import type { Unverified } from "../../inputs/schema";
import type { KindChange, Runtime, Session, SnapshotKind } from "../../lifecycle/kind";
import { isVanished } from "../../lifecycle/observed";
import { sameId } from "../ids";
import { placeOf } from "../place";
import { type Connection, connections } from "../session";
import { phaseOf } from "./classify";
import { type EvsSnapshotInputs, inputs } from "./inputs";
import { evsMarks } from "./marks";
import { replaceMetadata } from "./metadata";
import { createSnapshot, deleteSnapshot, listLimit, showSnapshot, showSnapshots, updateSnapshot } from "./operations";
import { markMetadata, outputsOf, type SnapshotRecord, systemMetadata } from "./record";

export type EvsSession = Session<SnapshotRecord> & Connection;

const hour = 3_600_000;

const sessions = connections("evs", (connection, { clock }): EvsSession => {
  const poller = new Poller((ids, signal) => showSnapshots(connection, ids, { signal }), listLimit, clock);
  return { ...connection, poller, now: () => connection.client.now() };
});

/** Disk snapshots of Huawei Cloud EVS (API v2). */
export function evsSnapshots(runtime: Runtime): SnapshotKind<SnapshotRecord, EvsSession> {
  const place = placeOf("evs", runtime);
  return {
    name: "huawei:EvsSnapshot",
    source: ["volumeId"],
    defaultTimeouts: { create: 6 * hour, update: hour, delete: hour },
    inputs,
    check: (news, olds: Unverified<EvsSnapshotInputs>) => place.check(news, olds.volumeId === undefined),
    where: place.where,
    notices: place.notices,
    open: sessions(runtime),
    marks: evsMarks,
    create: (session, wanted: EvsSnapshotInputs, mark, call) => createSnapshot(session, wanted, mark, call),

    refuseAdoption({ volume_id: volume }, { volumeId }: EvsSnapshotInputs) {
      return sameId(volume, volumeId)
        ? undefined
        : `it is a snapshot of ${textOf(volume)}, not of the disk that volumeId names`;
    },

    async update(session, id, { olds, news, mark }: KindChange<EvsSnapshotInputs>, call) {
      const { name, description = "", metadata: wanted = {} } = news;
      const snapshot = {
        ...(name === undefined || name === olds.name ? {} : { name }),
        ...(description === (olds.description ?? "") ? {} : { description }),
      };
      if (Object.keys(snapshot).length > 0) await updateSnapshot(session, id, snapshot, call);

      if (isDeepStrictEqual(wanted, olds.metadata ?? {})) return;
      const { item = {} } = await withRetry(() => showSnapshot(session, id, call), call);
      const whole = { ...systemMetadata(item), ...markMetadata(mark), ...wanted };
      await replaceMetadata(session, id, whole, call);
    },

    remove: (session, id, _state, call) => deleteSnapshot(session, id, call),
    outputs: outputsOf,
    recordedPhase: (state) => (isVanished(state) ? "gone" : phaseOf(state.status)),
    deletionFailure: (status) =>
      status === "error_deleting" ? "The cloud tried and failed; its support has to remove it" : undefined,
  };
}
