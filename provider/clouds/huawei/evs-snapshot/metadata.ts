import { isKind } from "../../../http/errors";
import { withRetry } from "../../../http/retry";
import { pathSegment } from "../../answers/ids";
import type { CallControl, CallOptions } from "../../lifecycle/kind";
import type { Connection } from "../session";

/** Metadata lives on the Cinder path only. */
const pathOf = ({ place }: Connection, id: string) =>
  `/v2/${pathSegment(place.projectId)}/snapshots/${pathSegment(id)}/metadata`;

/** PUT snapshots/{id}/metadata: the whole map at once. */
export async function replaceMetadata(
  connection: Connection,
  id: string,
  metadata: Record<string, string>,
  call: CallOptions,
): Promise<void> {
  const path = pathOf(connection, id);
  const request = { operation: "UpdateSnapshotMetadata", method: "PUT", path, body: { metadata } } as const;
  await withRetry(() => connection.client.call(request, call), { ...call, waitForBusy: true });
}

/** POST snapshots/{id}/metadata: what is named is added, everything else stays. */
export async function addMetadata(
  connection: Connection,
  id: string,
  metadata: Record<string, string>,
  call: CallControl,
): Promise<void> {
  const path = pathOf(connection, id);
  await connection.client.call({ operation: "CreateSnapshotMetadata", method: "POST", path, body: { metadata } }, call);
}

/** DELETE snapshots/{id}/metadata/{key}; a key that is not there is fine. */
export async function deleteMetadata(
  connection: Connection,
  id: string,
  key: string,
  call: CallControl,
): Promise<void> {
  const path = `${pathOf(connection, id)}/${pathSegment(key)}`;
  try {
    await connection.client.call({ operation: "DeleteSnapshotMetadataItem", method: "DELETE", path }, call);
  } catch (error) {
    if (!isKind(error, "not-found")) throw error;
  }
}
