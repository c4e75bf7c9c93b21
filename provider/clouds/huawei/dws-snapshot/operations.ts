import { CloudError, isKind } from "../../../http/errors";
import type { Observation } from "../../../readiness/observation";
import { createdId, pathSegment } from "../../answers/ids";
import { singleRecord } from "../../answers/records";
import { textOf } from "../../answers/texts";
import { createOnce } from "../../lifecycle/create-once";
import type { CallControl, CallOptions } from "../../lifecycle/kind";
import { type Mark, splitMarker } from "../../lifecycle/mark";
import { marking } from "../../lifecycle/repeat-create";
import type { Answer } from "../client";
import { sameId } from "../ids";
import { listRecords } from "../list";
import type { Connection } from "../session";
import { utcTime } from "../time";
import { classify } from "./classify";
import { sameName } from "./names";
import type { SnapshotRecord } from "./record";

const root = ({ place }: Connection) => `/v1.0/${pathSegment(place.projectId)}/snapshots`;
const pathOf = (connection: Connection, id: string) => `${root(connection)}/${pathSegment(id)}`;

export const listSnapshots = (connection: Connection, call: CallControl) =>
  listRecords(connection, root(connection), {}, call);

/** One snapshot (GET snapshots/{id}); undefined if the cloud does not know it. */
export async function showSnapshot(
  connection: Connection,
  id: string,
  control: CallControl,
): Promise<Observation<SnapshotRecord> | undefined> {
  const call = { operation: "ListSnapshotDetails", method: "GET", path: pathOf(connection, id) } as const;
  try {
    const { body, requestId } = await connection.client.call(call, control);
    return classify(singleRecord(call.operation, body.snapshot, id, sameId), requestId);
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
  readonly idIn: (body: Answer["body"]) => unknown;
  /** Unique in the project, whatever its case. */
  readonly name: string;
  /** What the description carries. */
  readonly mark: Mark | undefined;
  /** Whether a refusal proves, after an answer that got lost, that the request has made a snapshot. */
  readonly isProof: (error: CloudError) => boolean;
}

const isNameTaken = ({ message }: CloudError) => /already exist/i.test(message);

/** Makes a snapshot; a lost answer is settled by looking for the one whose description carries the mark's token. */
export async function makeSnapshot(
  connection: Connection,
  { operation, path, body, idIn, name, mark, isProof }: DwsMaking,
  call: CallOptions,
): Promise<string> {
  const making = {
    operation,
    what: `a snapshot named ${name}`,
    ...marking(mark),
    async post() {
      const request = { operation, method: "POST", path: root(connection) + path, body } as const;
      return createdId(operation, idIn((await connection.client.call(request, { ...call, makes: true })).body));
    },
    async find() {
      const { records } = await listSnapshots(connection, call);
      const isOurs = ({ description }: SnapshotRecord) =>
        mark && splitMarker(textOf(description)).mark?.token === mark.token;
      return records.find(isOurs)?.id;
    },
    isProof: (error: unknown) => error instanceof CloudError && (isNameTaken(error) || isProof(error)),
  };
  try {
    return await createOnce(making, call);
  } catch (error) {
    if (!(error instanceof CloudError) || !isNameTaken(error)) throw error;
    throw new Error(`${error.message}. ${await nameHolder(connection, name, call)}`);
  }
}

/** Who has a name, as far as the list tells. */
async function nameHolder(connection: Connection, name: string, call: CallOptions): Promise<string> {
  const { records }: { readonly records: (SnapshotRecord & { readonly id: string })[] } = await listSnapshots(
    connection,
    call,
  ).catch(() => ({ records: [] }));
  const holder = records.find((record) => sameName(record.name, name));
  if (!holder) return "No list shows which one has it: look for it before the next run";
  return `${holder.id} has it, made ${utcTime(holder.started) ?? "at an unknown time"}. To manage that one set adopt: "${holder.id}"`;
}

/** DELETE snapshots/{id}. */
export async function deleteSnapshot(connection: Connection, id: string, control: CallControl): Promise<void> {
  const call = { operation: "DeleteSnapshot", method: "DELETE", path: pathOf(connection, id) } as const;
  await connection.client.call(call, control);
}
