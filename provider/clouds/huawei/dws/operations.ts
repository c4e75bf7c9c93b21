import { isKind, TransportError } from "../../../http/errors";
import type { Observation } from "../../../readiness/observation";
import { createOnce } from "../../lifecycle/create-once";
import type { CallOptions, Runtime } from "../../lifecycle/kind";
import { listRecords } from "../list";
import type { Connection } from "../session";
import { utcTime } from "../time";
import { classify } from "./classify";
import type { SnapshotRecord } from "./record";

const root = ({ place }: Connection) => `/v1.0/${place.projectId}/snapshots`;

export const listSnapshots = (connection: Connection, signal: AbortSignal) =>
  listRecords(connection, root(connection), {}, signal);

/** One snapshot (GET snapshots/{id}); undefined if the cloud does not know it. */
export async function showSnapshot(
  connection: Connection,
  id: string,
  signal: AbortSignal,
): Promise<Observation<SnapshotRecord> | undefined> {
  const call = { operation: "ListSnapshotDetails", method: "GET", path: `${root(connection)}/${id}` } as const;
  try {
    const { body, requestId } = await connection.client.call(call, signal);
    const record = body["snapshot"];
    if (typeof record === "object" && record !== null) return classify(record as SnapshotRecord, requestId);
    throw new TransportError("ListSnapshotDetails", "the answer holds no snapshot");
  } catch (error) {
    if (isKind(error, "not-found")) return undefined;
    throw error;
  }
}

/** A request that makes a snapshot, and where its answer holds the id. */
export interface Making {
  readonly operation: "CreateSnapshot" | "CopySnapshot";
  readonly path: string;
  readonly body: unknown;
  readonly idIn: (body: Record<string, unknown>) => unknown;
  /** Unique in the project, whatever its case. */
  readonly name: string;
}

const sameClock = 5 * 60_000;

/** Makes a snapshot; a lost answer is settled by looking for one of that name that is new. */
export function makeSnapshot(
  connection: Connection,
  making: Making,
  runtime: Runtime,
  call: CallOptions,
): Promise<string> {
  const { operation, path, body, idIn, name } = making;
  const begun = runtime.clock.now();
  const isNew = (record: SnapshotRecord) =>
    record["status"] === "CREATING" || Date.parse(utcTime(record["started"]) ?? "") >= begun - sameClock;
  return createOnce(
    operation,
    async () => {
      const request = { operation, method: "POST", path: root(connection) + path, body } as const;
      const id = idIn((await connection.client.call(request, call.signal)).body);
      if (typeof id === "string" && id) return id;
      throw new TransportError(operation, "the answer holds no snapshot id");
    },
    async (claim) => {
      const { records } = await listSnapshots(connection, call.signal);
      const found = records.find((each) => String(each["name"]).toLowerCase() === name.toLowerCase());
      return found && isNew(found) && claim(String(found["id"])) ? String(found["id"]) : undefined;
    },
    runtime,
    call,
  );
}

/** DELETE snapshots/{id}. */
export async function deleteSnapshot(connection: Connection, id: string, signal: AbortSignal): Promise<void> {
  const call = { operation: "DeleteSnapshot", method: "DELETE", path: `${root(connection)}/${id}` } as const;
  await connection.client.call(call, signal);
}
