import { isKind } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import { createdId, pathSegment } from "../../answers/ids";
import { recordIn, singleRecord } from "../../answers/records";
import { createOnce } from "../../lifecycle/create-once";
import type { CallControl, CallOptions } from "../../lifecycle/kind";
import type { Mark } from "../../lifecycle/mark";
import { marking } from "../../lifecycle/repeat-create";
import { recordsOf, sameId } from "../ids";
import { listRecords } from "../list";
import type { Connection } from "../session";
import type { Query } from "../sign";
import { classify } from "./classify";
import type { EvsSnapshotInputs } from "./inputs";
import { markMetadata, markOf, type SnapshotRecord } from "./record";

/** Most ids that one list call asks for: each takes 40 characters of the address. */
export const listLimit = 100;

const root = ({ place }: Connection) => `/v2/${pathSegment(place.projectId)}/cloudsnapshots`;
const pathOf = (connection: Connection, id: string) => `${root(connection)}/${pathSegment(id)}`;

export const list = (connection: Connection, query: Query, call: CallControl) =>
  listRecords(connection, `${root(connection)}/detail`, query, call);

/** One snapshot (GET cloudsnapshots/{id}); throws a `not-found` error if there is none. */
export async function showSnapshot(
  connection: Connection,
  id: string,
  control: CallControl,
): Promise<Observation<SnapshotRecord>> {
  const call = { operation: "ShowSnapshot", method: "GET", path: pathOf(connection, id) } as const;
  const { body, requestId } = await connection.client.call(call, control);
  return classify(singleRecord(call.operation, body.snapshot, id, sameId), requestId);
}

/** Up to 100 snapshots with one call; those that the cloud does not know are missing, others are left out. */
export async function showSnapshots(
  connection: Connection,
  ids: string[],
  call: CallControl,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const [only = ""] = ids;
  if (ids.length === 1) {
    try {
      return new Map([[only, await showSnapshot(connection, only, call)]]);
    } catch (error) {
      if (isKind(error, "not-found")) return new Map();
      throw error;
    }
  }
  const { records, requestId } = await list(connection, { id: ids, limit: listLimit }, call);
  return new Map([...recordsOf(ids, records)].map(([id, record]) => [id, classify(record, requestId)]));
}

/** POST cloudsnapshots; a lost answer is settled by looking for the snapshot of the disk that carries the mark's token. */
export function createSnapshot(
  connection: Connection,
  inputs: EvsSnapshotInputs,
  mark: Mark | undefined,
  call: CallOptions,
): Promise<string> {
  const { volumeId, name, description, force = false } = inputs;
  const metadata = inputs.metadata || mark ? { ...inputs.metadata, ...markMetadata(mark) } : undefined;
  const snapshot = { volume_id: volumeId, name, description, force, metadata };
  const operation = "CreateSnapshot";
  const making = {
    operation,
    what: `a snapshot of ${volumeId}`,
    ...marking(mark),
    async post() {
      const request = { operation, method: "POST", path: root(connection), body: { snapshot } } as const;
      const { body } = await connection.client.call(request, { ...call, makes: true });
      const { id } = recordIn(body.snapshot);
      return createdId(operation, id);
    },
    async find() {
      const { records } = await list(connection, { volume_id: volumeId, limit: 1000 }, call);
      return records.find((record) => mark && markOf(record)?.token === mark.token)?.id;
    },
  };
  return createOnce(making, call);
}

/** DELETE cloudsnapshots/{id}. */
export async function deleteSnapshot(connection: Connection, id: string, control: CallControl): Promise<void> {
  const call = { operation: "DeleteSnapshot", method: "DELETE", path: pathOf(connection, id) } as const;
  await connection.client.call(call, control);
}

/** PUT cloudsnapshots/{id}: only what is named changes; an empty description clears it. */
export async function updateSnapshot(
  connection: Connection,
  id: string,
  snapshot: { name?: string; description?: string },
  call: CallOptions,
): Promise<void> {
  const request = {
    operation: "UpdateSnapshot",
    method: "PUT",
    path: pathOf(connection, id),
    body: { snapshot },
  } as const;
  await withRetry(() => connection.client.call(request, call), { ...call, waitForBusy: true });
}
