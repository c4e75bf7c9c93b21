import { isKind } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import type { Observation } from "../../../readiness/observation";
import type { Clock } from "../../../time/clock";
import { createdId, pathSegment } from "../../answers/ids";
import { singleRecord } from "../../answers/records";
import { createOnce } from "../../lifecycle/create-once";
import type { CallOptions, Runtime } from "../../lifecycle/kind";
import { recordsOf, sameId } from "../ids";
import { listRecords } from "../list";
import type { Connection } from "../session";
import type { Query } from "../sign";
import { classify } from "./classify";
import type { EvsSnapshotInputs } from "./inputs";
import type { SnapshotRecord } from "./record";

/** Most ids that one list call asks for: each takes 40 characters of the address. */
export const listLimit = 100;

const root = ({ place }: Connection) => `/v2/${pathSegment(place.projectId)}/cloudsnapshots`;
const pathOf = (connection: Connection, id: string) => `${root(connection)}/${pathSegment(id)}`;

export const list = (connection: Connection, query: Query, signal: AbortSignal) =>
  listRecords(connection, `${root(connection)}/detail`, query, signal);

/** One snapshot (GET cloudsnapshots/{id}); throws a `not-found` error if there is none. */
export async function showSnapshot(
  connection: Connection,
  id: string,
  signal: AbortSignal,
): Promise<Observation<SnapshotRecord>> {
  const call = { operation: "ShowSnapshot", method: "GET", path: pathOf(connection, id) } as const;
  const { body, requestId } = await connection.client.call(call, signal);
  return classify(singleRecord(call.operation, body["snapshot"], id, sameId), requestId);
}

/** Up to 100 snapshots with one call; those that the cloud does not know are missing, others are left out. */
export async function showSnapshots(
  connection: Connection,
  ids: string[],
  signal: AbortSignal,
): Promise<Map<string, Observation<SnapshotRecord>>> {
  const [only = ""] = ids;
  if (ids.length === 1) {
    try {
      return new Map([[only, await showSnapshot(connection, only, signal)]]);
    } catch (error) {
      if (isKind(error, "not-found")) return new Map();
      throw error;
    }
  }
  const { records, requestId } = await list(connection, { id: ids, limit: listLimit }, signal);
  return new Map([...recordsOf(ids, records)].map(([id, record]) => [id, classify(record, requestId)]));
}

/** POST cloudsnapshots; a lost answer is settled by looking for a new snapshot of the disk. */
export function createSnapshot(
  connection: Connection,
  inputs: EvsSnapshotInputs,
  runtime: Runtime,
  call: CallOptions,
): Promise<string> {
  const { volumeId, name, description, force = false, metadata } = inputs;
  const snapshot = { volume_id: volumeId, name, description, force, metadata };
  const path = root(connection);
  return createOnce(
    {
      operation: "CreateSnapshot",
      async post() {
        const request = { operation: "CreateSnapshot", method: "POST", path, body: { snapshot } } as const;
        const { body } = await connection.client.call(request, call.signal);
        return createdId(request.operation, (body["snapshot"] as SnapshotRecord | null | undefined)?.["id"]);
      },
      source: `${path} ${volumeId}`,
      list: async () => (await list(connection, { volume_id: volumeId, limit: 1000 }, call.signal)).records,
      fits: (record) =>
        (record["name"] ?? "") === (name ?? "") && (record["description"] ?? "") === (description ?? ""),
    },
    runtime,
    call,
  );
}

/** DELETE cloudsnapshots/{id}. */
export async function deleteSnapshot(connection: Connection, id: string, signal: AbortSignal): Promise<void> {
  const call = { operation: "DeleteSnapshot", method: "DELETE", path: pathOf(connection, id) } as const;
  await connection.client.call(call, signal);
}

/** PUT cloudsnapshots/{id}: only what is named changes; an empty description clears it. */
export async function updateSnapshot(
  connection: Connection,
  id: string,
  snapshot: { name?: string; description?: string },
  clock: Clock,
  call: CallOptions,
): Promise<void> {
  const request = {
    operation: "UpdateSnapshot",
    method: "PUT",
    path: pathOf(connection, id),
    body: { snapshot },
  } as const;
  await withRetry(() => connection.client.call(request, call.signal), { clock, ...call });
}

/** PUT snapshots/{id}/metadata on the Cinder path: the whole map at once. */
export async function replaceMetadata(
  connection: Connection,
  id: string,
  metadata: Record<string, string>,
  clock: Clock,
  call: CallOptions,
): Promise<void> {
  const path = `/v2/${pathSegment(connection.place.projectId)}/snapshots/${pathSegment(id)}/metadata`;
  const request = { operation: "UpdateSnapshotMetadata", method: "PUT", path, body: { metadata } } as const;
  await withRetry(() => connection.client.call(request, call.signal), { clock, ...call });
}
