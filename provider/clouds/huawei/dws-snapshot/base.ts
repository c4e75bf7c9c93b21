import { Poller } from "../../answers/poller";
import { textOf } from "../../answers/texts";
import type { Runtime, Session, SnapshotKind } from "../../lifecycle/kind";
import { placeOf } from "../place";
import { type Connection, connections } from "../session";
import { recordedPhase } from "./classify";
import { sameName } from "./names";
import { deleteSnapshot } from "./operations";
import { pollLimit, pollsOf } from "./poll";
import { plainDescription, type SnapshotRecord } from "./record";

export type DwsSession = Session<SnapshotRecord> & Connection;

const hour = 3_600_000;

/** Snapshots and copies are snapshots of one API: they share sessions. */
const sessions = connections("dws", (connection, { clock }): DwsSession => {
  const poller = new Poller(pollsOf(connection), pollLimit, clock);
  return { ...connection, poller, now: () => connection.client.now() };
});

/** What snapshots and copies have in common: polls, removal, and that nothing can be changed once they are made. */
export function dwsBase(runtime: Runtime) {
  const { where, notices } = placeOf("dws", runtime);
  return {
    where,
    notices,
    defaultTimeouts: { create: 24 * hour, update: 24 * hour, delete: hour },
    open: sessions(runtime),
    update: async () => {},
    remove: (session, id, _state, call) => deleteSnapshot(session, id, call),
    recordedPhase: ({ status }) => recordedPhase(status),
  } satisfies Partial<SnapshotKind<SnapshotRecord, DwsSession>>;
}

/** Why a record cannot be taken over under this name and description, where they are given: DWS changes neither. */
export function refuseOther(record: SnapshotRecord, name: unknown, description: unknown): string | undefined {
  if (name !== undefined && !sameName(record.name, name))
    return `its name is ${textOf(record.name)}, another one than the program gives`;
  const own = plainDescription(record.description);
  return description === undefined || description === own
    ? undefined
    : "its description is another one than the program gives";
}
