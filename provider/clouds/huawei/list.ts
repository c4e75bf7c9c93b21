import { TransportError } from "../../http/errors";
import type { Connection } from "./session";
import type { Query } from "./sign";

/** The records of a list of snapshots. */
export async function listRecords(
  { client }: Connection,
  path: string,
  query: Query,
  signal: AbortSignal,
): Promise<{ records: Record<string, unknown>[]; requestId?: string }> {
  const operation = "ListSnapshots";
  const { body, requestId } = await client.call({ operation, method: "GET", path, query }, signal);
  const { snapshots } = body;
  if (!Array.isArray(snapshots)) throw new TransportError(operation, "the answer holds no list of snapshots");
  const records = snapshots.filter((each) => typeof each === "object" && each !== null);
  return { records, ...(requestId ? { requestId } : {}) };
}
