import { asError, isTransient } from "../../http/errors";
import type { Next } from "../../http/next";
import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import { visibleWithin } from "../../readiness/visibility";
import type { Clock } from "../../time/clock";
import { type Properties, shownMark } from "./kind";
import type { Recorded } from "./lifecycle";
import type { Mark, Owner } from "./mark";
import type { Operation } from "./operation";
import { joinMs, lookOnce, pollTwice } from "./poll-twice";
import { clocksOf, ownerRecord, recordedToken } from "./state";
import { keyOf } from "./where";

/** A snapshot that is ready does not wait longer for its mark to go. */
const releaseWithin = 60_000;

/** A poll that is younger than this still tells how the snapshot is. */
const freshMs = 10_000;

/** The right of a create, an adoption or an update to a snapshot. */
export interface Claim {
  readonly id: string;
  /** What the cloud's mark says of it; undefined where there is none. */
  readonly owner: Owner | undefined;
  /** The mark that an adoption has replaced, and until when, by the runtime's clock, a poll may still show it. */
  readonly before?: { readonly token: string | undefined; readonly until: number };
  /** What the mark shall say once the cloud lets us write it. */
  readonly wanted?: Owner;
  /** Only as long as the create that the snapshot is of has not ended: an interrupted one is adopted, no other. */
  readonly isOfInterrupted?: boolean;
}

/** A snapshot as it was just seen. */
export interface Seen<Item> {
  readonly id: string;
  readonly seen: Observation<Item>;
}

/** Another run or stack has the snapshot now: it is theirs, and this resource records nothing of it. */
export class TakenOverError extends Error {
  override readonly name = "TakenOverError";
  readonly next: Next = {
    run: "replace",
    say: ({ replace }) => ` To make a new snapshot run ${replace} with the URN of this resource.`,
  };

  constructor(what: string) {
    super(`${what} was taken over by another run or stack, and is left to it.`);
  }
}

/** The hidden output that remembers a claim on a snapshot that was accepted just now. */
export const recordOf = <Item>(operation: Operation<Item>, { owner }: Claim): Properties =>
  ownerRecord(owner?.token, clocksOf(operation));

/** What does not work about marks, and what follows. */
const consequences = {
  list: "Earlier runs of this stack cannot be looked for: a snapshot that a killed run began is made again.",
  make: "The snapshot is made without them: if this run is killed, the next one does not find it again.",
  change: "What an interrupted run began may be taken over once more within the hour.",
};

/** Says once in a process, for each thing that does not work, that it does not, and what it needs. */
export function warnOfMarks<Item>(
  { kind, memory, context }: Operation<Item>,
  what: keyof typeof consequences,
  error: unknown,
): void {
  const key = `${kind.name} ${what}`;
  if (memory.warned.has(key)) return;
  memory.warned.add(key);
  const needs = isTransient(error) ? "" : ` They need ${kind.marks.permissions}.`;
  context.warn(
    `${kind.name}: the marks that tell whose a snapshot is do not work: ${asError(error).message}. ${consequences[what]}${needs}`,
  );
}

/**
 * Makes the snapshot this owner's, where the cloud lets us; the claim that holds then. Where it does not, or not yet, the
 * mark that the snapshot has stays, and is what this resource remembers. Never aborted half-way: what is found is recorded.
 */
export async function takeClaim<Item>(
  operation: Operation<Item>,
  { id, seen }: Seen<Item>,
  { making, ...wanted }: Mark,
): Promise<Claim> {
  const { kind, session, call } = operation;
  const { item } = seen;
  const found = shownMark(kind, seen);
  const write = kind.marks.write?.bind(kind.marks);
  if (!write || item === undefined) return { id, owner: found };
  try {
    // once it is out its answer is waited for: the record must say what the mark says
    const unbroken = { ...call, makes: true };
    await withRetry(() => write(session, id, item, { ...wanted, making }, unbroken), call);
    return { id, owner: wanted, before: { token: found?.token, until: call.clock.now() + visibleWithin } };
  } catch (error) {
    if (call.signal.aborted) return { id, owner: found };
    if (kind.marks.onlyWhenComplete && seen.phase !== "complete")
      return { id, owner: found, wanted, isOfInterrupted: making };
    if (isTransient(error)) throw error;
    warnOfMarks(operation, "change", error);
    return { id, owner: found };
  }
}

/** Whether a mark is ours, or the one that we have just replaced, which a poll may still show. */
const isClaimed = (mark: Mark, { owner, before }: Claim, clock: Clock): boolean =>
  mark.token === owner?.token || (before !== undefined && mark.token === before.token && clock.now() < before.until);

/**
 * The snapshot is recorded, but not settled: it stays adoptable until the engine has written the record, at the end. By then
 * it may be somebody else's.
 */
export function releaseAtEnd<Item>(operation: Operation<Item>, { id, owner }: Claim): void {
  const { kind, memory, session } = operation;
  const { marks } = kind;
  if (!marks.release || !owner) return;
  memory.atEnd.set(keyOf(session.where, id), async (signal) => {
    const seen = await session.poller.poll(id, joinMs, signal);
    const { item } = seen;
    const mark = shownMark(kind, seen);
    if (item !== undefined && mark?.making && mark.token === owner.token)
      await marks.release?.(session, id, owner, item, { signal });
  });
}

/** Throws TakenOverError if the mark that the cloud shows is neither ours nor the one that we have just replaced. */
export function checkClaim<Item>({ kind, call }: Operation<Item>, claim: Claim, seen: Observation<Item>): void {
  const mark = shownMark(kind, seen);
  if (!mark || !claim.owner || isClaimed(mark, claim, call.clock)) return;
  throw new TakenOverError(`${kind.name} ${claim.id}`);
}

/** The claim that a recorded state has, on a snapshot as it was just seen. */
export function recordedClaim<Item>(
  { kind }: Operation<Item>,
  { id, state }: Recorded,
  seen: Observation<Item>,
): Claim {
  const token = recordedToken(state);
  const mark = shownMark(kind, seen);
  return { id, owner: mark && token !== undefined ? { ...mark, token } : undefined };
}

/**
 * Takes the `making` mark away, if the record shows one of ours: from now on no create adopts the snapshot. A refusal is a
 * warning, never a failure: the snapshot is ready. What was seen, or what the cloud shows after the change, or after the
 * attempts at it.
 */
export async function release<Item>(
  operation: Operation<Item>,
  claim: Claim,
  seen: Observation<Item>,
): Promise<Observation<Item>> {
  const { kind, session, call } = operation;
  const { clock } = call;
  const { item } = seen;
  const { id, owner } = claim;
  const mark = shownMark(kind, seen);
  const take = kind.marks.release?.bind(kind.marks);
  if (!take || !owner || item === undefined || !mark?.making || !isClaimed(mark, claim, clock)) return seen;
  if (kind.marks.onlyWhenComplete && seen.phase !== "complete") return seen; // it stays adoptable, and goes later
  const begun = clock.now();
  try {
    await withRetry(() => take(session, id, owner, item, call), { ...call, transientMs: releaseWithin });
  } catch (error) {
    call.signal.throwIfAborted();
    releaseAtEnd(operation, claim);
    warnOfMarks(operation, "change", error);
    const until = Math.min(call.until, clock.now() + releaseWithin);
    // what was seen before all these attempts need not be so any more
    return pollTwice({ session, call: { ...call, until } }, id);
  }
  if (!kind.marks.isChangeShown && clock.now() - begun < freshMs) return seen;
  // as long as any other poll: a network that fails for a while is no reason to believe an old one
  const after = await lookOnce(operation, id);
  return after.phase === "gone" ? seen : after;
}
