import { Looks } from "../../answers/looks";
import { textOf } from "../../answers/texts";
import type { Runtime, Session, SnapshotKind } from "../../lifecycle/kind";
import { placeOf } from "../place";
import { type Connection, connections } from "../session";
import { recordedPhase } from "./classify";
import { lookLimit, looksOf } from "./looks";
import { sameName } from "./names";
import { deleteSnapshot } from "./operations";
import { plainDescription, type SnapshotRecord } from "./record";

export type DwsSession = Session<SnapshotRecord> & Connection;

const hour = 3_600_000;

/** Snapshots and copies are snapshots of one API: they share sessions. */
const sessions = connections("dws", (connection, { clock }): DwsSession => {
  const looks = new Looks(looksOf(connection), lookLimit, clock);
  return { ...connection, looks, now: () => connection.client.now() };
});

/** What snapshots and copies have in common: looks, removal, and that nothing can be changed once they are made. */
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
