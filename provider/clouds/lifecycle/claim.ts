import { isTransient } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { Observation, Phase } from "../../readiness/observation";
import type { CallOptions, Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import type { Owner } from "./mark";
import { ownerRecord, recordedToken } from "./state";

/** Looks that are asked for within this time share a call. */
export const joinMs = 100;

/** A snapshot that is ready does not wait longer for its mark to go. */
const releaseWithin = 60_000;

/** The right of a create, an adoption or an update to a snapshot. */
export interface Claim {
  /** What the cloud's mark must say; undefined where there is none. */
  readonly owner: Owner | undefined;
  /** The token of the mark that an adoption has replaced: a look may still show it. */
  readonly before?: string | undefined;
}

/** The hidden output that remembers a claim on a snapshot that was accepted just now. */
export const recordOf = ({ owner }: Claim, { clock }: Runtime): Properties => ownerRecord(owner?.token, clock);

/** What does not work about marks, and what follows. */
const consequences = {
  list: "Earlier runs of this stack can not be looked for: a snapshot that a killed run began is made again.",
  make: "The snapshot is made without them: if this run is killed, the next one does not find it again.",
  change: "What an interrupted run began may be taken over once more within the hour.",
};

/** Says once in a process, for each thing that does not work, that it does not, and what it needs. */
export function warnOfMarks<Item>(
  kind: SnapshotKind<Item>,
  { memory }: Runtime,
  context: Context,
  what: keyof typeof consequences,
  error: unknown,
): void {
  const key = `${kind.name} ${what}`;
  if (memory.warned.has(key)) return;
  memory.warned.add(key);
  const needs = isTransient(error) ? "" : ` They need ${kind.marks.permissions}.`;
  context.warn(
    `${kind.name}: the marks that tell whose a snapshot is do not work: ${(error as Error).message}. ${consequences[what]}${needs}`,
  );
}

/**
 * Makes the snapshot this owner's, where the cloud lets us; the claim that holds then. Where it does not, the mark that the
 * snapshot has stays, and is what this resource remembers.
 */
export async function takeClaim<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  { item, phase }: { readonly item: Item; readonly phase: Phase },
  owner: Owner,
  making: boolean,
  call: CallOptions,
  context: Context,
): Promise<Claim> {
  const found = kind.marks.of(item);
  const write = kind.marks.write?.bind(kind.marks);
  if (!write) return { owner: found };
  try {
    await withRetry(() => write(session, id, item, { ...owner, making }, call), { clock: runtime.clock, ...call });
    return { owner, before: found?.token };
  } catch (error) {
    call.signal.throwIfAborted();
    const isTooEarly = kind.marks.onlyWhenComplete && phase !== "complete";
    if (isTransient(error) && !isTooEarly) throw error;
    if (!isTooEarly) warnOfMarks(kind, runtime, context, "change", error);
    return { owner: found };
  }
}

/** Throws if the mark that the cloud shows is neither ours nor the one that we have replaced. */
export function checkClaim<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  { item }: Observation<Item>,
  { owner, before }: Claim,
): void {
  const mark = item === undefined ? undefined : kind.marks.of(item);
  if (!mark || !owner || mark.token === owner.token || mark.token === before) return;
  throw new Error(
    `${kind.name} ${id} was taken over by another run or stack, and is left to it. ` +
      "Run pulumi up again if this resource is to have a snapshot of its own.",
  );
}

/** The claim that a recorded state has, on a snapshot as it was just seen. */
export function recordedClaim<Item>(kind: SnapshotKind<Item>, { item }: Observation<Item>, state: Properties): Claim {
  const token = recordedToken(state);
  const mark = item === undefined ? undefined : kind.marks.of(item);
  return { owner: mark && token !== undefined ? { ...mark, token } : undefined };
}

/**
 * Takes the `making` mark away, if the record shows one of ours: from now on no create adopts the snapshot. A refusal is a
 * warning, never a failure: the snapshot is ready. What was seen, or what the cloud shows after the change.
 */
export async function release<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  inputs: Properties,
  seen: Observation<Item>,
  { owner }: Claim,
  call: CallOptions,
  context: Context,
): Promise<Observation<Item>> {
  const { item } = seen;
  const { clock } = runtime;
  const mark = item === undefined ? undefined : kind.marks.of(item);
  const take = kind.marks.release?.bind(kind.marks);
  if (!take || !owner || !mark?.making || mark.token !== owner.token) return seen;
  const retry = { clock, ...call, transientMs: releaseWithin };
  try {
    await withRetry(() => take(session, id, owner, { inputs, item }, call), retry);
  } catch (error) {
    call.signal.throwIfAborted();
    warnOfMarks(kind, runtime, context, "change", error);
    return seen;
  }
  if (!kind.marks.isChangeShown) return seen;
  const after = await withRetry(() => session.looks.look(id, joinMs, call.signal), retry).catch(() => seen);
  call.signal.throwIfAborted();
  return after.phase === seen.phase ? after : seen;
}
