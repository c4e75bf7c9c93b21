import { isKind } from "../../../http/errors";
import type { Observation } from "../../../readiness/observation";
import { createdId, pathSegment } from "../../answers/ids";
import { singleRecord } from "../../answers/records";
import { createOnce } from "../../lifecycle/create-once";
import type { CallOptions, Runtime } from "../../lifecycle/kind";
import { sameId } from "../ids";
import { listRecords } from "../list";
import type { Connection } from "../session";
import { classify } from "./classify";
import type { SnapshotRecord } from "./record";

const root = ({ place }: Connection) => `/v1.0/${pathSegment(place.projectId)}/snapshots`;
const pathOf = (connection: Connection, id: string) => `${root(connection)}/${pathSegment(id)}`;

export const listSnapshots = (connection: Connection, signal: AbortSignal) =>
  listRecords(connection, root(connection), {}, signal);

/** One snapshot (GET snapshots/{id}); undefined if the cloud does not know it. */
export async function showSnapshot(
  connection: Connection,
  id: string,
  signal: AbortSignal,
): Promise<Observation<SnapshotRecord> | undefined> {
  const call = { operation: "ListSnapshotDetails", method: "GET", path: pathOf(connection, id) } as const;
  try {
    const { body, requestId } = await connection.client.call(call, signal);
    return classify(singleRecord(call.operation, body["snapshot"], id, sameId), requestId);
  } catch (error) {
    if (isKind(error, "not-found")) return undefined;
    throw error;
  }
}

/** A request that makes a snapshot, and where its answer holds the id. */
export interface DwsMaking {
  readonly operation: "CreateSnapshot" | "CopySnapshot";
  readonly path: string;
  readonly body: unknown;
  readonly idIn: (body: Record<string, unknown>) => unknown;
  /** Unique in the project, whatever its case. */
  readonly name: string;
  readonly clusterId: unknown;
}

/** Makes a snapshot; a lost answer is settled by looking for a new one of that name and cluster. */
export function makeSnapshot(
  connection: Connection,
  making: DwsMaking,
  runtime: Runtime,
  call: CallOptions,
): Promise<string> {
  const { operation, path, body, idIn, name, clusterId } = making;
  return createOnce(
    {
      operation,
      async post() {
        const request = { operation, method: "POST", path: root(connection) + path, body } as const;
        return createdId(operation, idIn((await connection.client.call(request, call.signal)).body));
      },
      source: root(connection),
      list: async () => (await listSnapshots(connection, call.signal)).records,
      fits: (record) =>
        String(record["name"]).toLowerCase() === name.toLowerCase() && record["cluster_id"] === clusterId,
    },
    runtime,
    call,
  );
}

/** DELETE snapshots/{id}. */
export async function deleteSnapshot(connection: Connection, id: string, signal: AbortSignal): Promise<void> {
  const call = { operation: "DeleteSnapshot", method: "DELETE", path: pathOf(connection, id) } as const;
  await connection.client.call(call, signal);
}
