import { TransportError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { CallOptions, Runtime } from "./kind";
import { repeatCreate } from "./repeat-create";

/** A request that makes a snapshot, and where to look for what it made when its answer gets lost. */
export interface Making {
  readonly operation: string;
  /** The id of the new snapshot. */
  readonly post: () => Promise<string>;
  /** Names what the list is of. */
  readonly source: string;
  readonly list: () => Promise<Record<string, unknown>[]>;
  /** Whether a listed record looks like what the request makes. */
  readonly fits: (record: Record<string, unknown>) => boolean;
}

const idOf = (record: Record<string, unknown>) => String(record["id"]);

/** Ids that the source had before this process made its first snapshot of it. */
function idsBefore({ source, list }: Making, { clock, memory }: Runtime, call: CallOptions) {
  const known = memory.idsBefore.get(source);
  if (known) return known;
  const ids = withRetry(list, { clock, ...call }).then((records) => new Set(records.map(idOf)));
  memory.idsBefore.set(source, ids);
  ids.catch(() => memory.idsBefore.delete(source));
  return ids;
}

/**
 * Creates through an API that knows no client token. A request is never repeated blindly: once an answer got lost, the
 * list is searched for what it may have made before the next attempt. What was there before, or belongs to another create
 * of this process, is none of it. Of several alike creates that lose their answers each ends with a snapshot of its own.
 */
export async function createOnce(making: Making, runtime: Runtime, call: CallOptions): Promise<string> {
  const { operation, post, list, fits } = making;
  const { clock, memory } = runtime;
  const claim = (id: string) => {
    if (memory.claimed.has(id)) return false;
    memory.claimed.add(id);
    return true;
  };
  const before = await idsBefore(making, runtime, call);
  const find = async () => {
    const records = await list();
    const found = records.find((record) => fits(record) && !before.has(idOf(record)) && claim(idOf(record)));
    return found && idOf(found);
  };
  const attempt = async (isInDoubt: boolean) => {
    const found = isInDoubt ? await find() : undefined;
    if (found) return found;
    const id = await post();
    if (claim(id)) return id;
    throw new TransportError(operation, `${id} was taken for the snapshot of a lost answer; looking for that one`);
  };
  return repeatCreate(attempt, "a snapshot", clock, call);
}
