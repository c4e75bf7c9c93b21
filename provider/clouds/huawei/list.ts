import { type Identified, listedRecords } from "../answers/records";
import type { CallControl } from "../lifecycle/kind";
import type { Connection } from "./session";
import type { Query } from "./sign";

/** The records of a list of snapshots. */
export async function listRecords(
  { client }: Connection,
  path: string,
  query: Query,
  call: CallControl,
): Promise<{ records: Identified[]; requestId?: string }> {
  const operation = "ListSnapshots";
  const { body, requestId } = await client.call({ operation, method: "GET", path, query }, call);
  const records = listedRecords(operation, body.snapshots, "id");
  return { records, ...(requestId ? { requestId } : {}) };
}
