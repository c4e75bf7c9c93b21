import { CloudError, isTransient } from "../../http/errors";
import { withRetry } from "../../http/retry";
import { isRefusal, Shared } from "../../http/shared";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";
import type { CommonInputs } from "../inputs/common";
import { day, isOfEarlierRun, nameOther, nameOwn, some, type Unknown, unknownOnes } from "./doubles";
import type { CallOptions, Context, Runtime, Session, SnapshotKind } from "./kind";
import { limitsOf } from "./limits";
import { joinMs } from "./look-twice";
import { identityOf, type Owner } from "./mark";
import type { Listed } from "./memory";
import { keyOf } from "./where";

const listWithin = 10 * 60_000;

interface Interrupted<Item> {
  readonly id: string;
  readonly seen: Observation<Item>;
}

/** What a search for an interrupted create has brought. */
interface Search<Item> {
  readonly found?: Interrupted<Item> | undefined;
  /** Why the cloud did not let us search. */
  readonly refusal?: CloudError;
}

/** The list of marked snapshots that creates with such inputs share. */
const listOf = <Item>(kind: SnapshotKind<Item>, { clock }: Runtime, session: Session<Item>, inputs: CommonInputs) => {
  const withinMs = Math.max(day, limitsOf(kind, inputs).adoptWithin);
  return {
    key: keyOf(session.where, `${kind.name} ${kind.marks.listName(inputs)} ${withinMs}`),
    list: async (call: CallOptions): Promise<Listed<Item>> => {
      const askedAt = clock.now();
      return { askedAt, snapshots: await kind.marks.list(session, inputs, withinMs, call) };
    },
  };
};

/** The marked snapshots of the source, listed once for all creates that share the list. */
function listMarked<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  inputs: CommonInputs,
  call: CallOptions,
): Promise<Listed<Item>> {
  const { clock, memory } = runtime;
  const { key, list } = listOf(kind, runtime, session, inputs);
  const shared = memory.marked.get(key) ?? new Shared<Listed<never>>(isRefusal);
  memory.marked.set(key, shared);
  // whoever has waited for another one's list has that much less time for its own
  const bounded = { ...call, until: Math.min(call.until, clock.now() + listWithin) };
  return shared.get(() => list(bounded) as Promise<Listed<never>>, call.signal);
}

/**
 * Lets the end of the run list once more, to name what an earlier run has made of this resource: a run that follows a killed
 * one at once may have listed before the cloud showed it.
 */
export function listAgainAtEnd<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  inputs: CommonInputs,
  call: CallOptions,
  context: Context,
): void {
  const { clock, memory } = runtime;
  const own = identityOf(context);
  if (!own) return;
  memory.begunAt ??= clock.now();
  const { key, list } = listOf(kind, runtime, session, inputs);
  const names = memory.listAgain.get(key)?.names ?? new Map<string, string>();
  names.set(own.urn, context.logicalName);
  const run = async (signal: AbortSignal) => {
    const last = { ...call, signal, until: Number.POSITIVE_INFINITY, onRetry: () => {}, onWait: undefined }; // the signal ends it
    for (const each of unknownOnes(kind, runtime, session, await list(last), own)) {
      const name = names.get(each.mark.urn);
      if (name !== undefined && isOfEarlierRun(each, runtime)) nameOwn(runtime, session, each, name);
    }
  };
  memory.listAgain.set(key, { names, run });
}

/**
 * The snapshot that an earlier run of this resource began and did not live to record; undefined if there is none. Others
 * that this stack has made in the last day are remembered, and named at the end unless the engine shows them by then: a
 * named double is better than a stale snapshot that a migration takes for fresh.
 */
export async function findInterrupted<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  inputs: CommonInputs,
  owner: Owner,
  call: CallOptions,
  context: Context,
): Promise<Search<Item>> {
  const { memory } = runtime;
  const { adoptWithin } = limitsOf(kind, inputs);
  listAgainAtEnd(kind, runtime, session, inputs, call, context);
  let marked: Listed<Item>;
  try {
    marked = await listMarked(kind, runtime, session, inputs, call);
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof CloudError) || isTransient(error)) throw error;
    return { refusal: error };
  }

  const { where } = session;
  // where the source takes one snapshot, a failed one is taken over too: only a state that knows it lets it be replaced
  const isHopeless = ({ phase }: Observation<Item>) => phase === "failed" && !kind.marks.isAgeless;
  const own: Unknown<Item>[] = [];
  const adoptable: Unknown<Item>[] = [];
  for (const each of unknownOnes(kind, runtime, session, marked, owner)) {
    const { mark, seen, age } = each;
    const isSame = mark.urn === owner.urn && mark.inputs === owner.inputs;
    const isTooOld = age > adoptWithin && !(kind.marks.isAgeless && inputs.adoptWithin === undefined);
    const isBegun = mark.making && !isHopeless(seen);
    if (isBegun && isSame && !isTooOld && adoptWithin > 0) adoptable.push(each);
    else if (mark.urn === owner.urn && isOfEarlierRun(each, runtime)) own.push(each);
    else if (age < day && mark.making && mark.urn !== owner.urn) nameOther(kind, runtime, session, each);
  }
  adoptable.sort((a, b) => a.age - b.age);
  for (const each of [...own, ...adoptable]) nameOwn(runtime, session, each, context.logicalName);
  for (const { id, age } of adoptable) {
    const seen = await withRetry(() => session.looks.look(id, joinMs, call.signal), call); // the list may be old
    if (seen.item === undefined || isHopeless(seen)) continue;
    memory.kept.see(where, id);
    context.tell(
      `going on with ${id}, which an interrupted run of this stack began ${formatDuration(age)} ago; no new snapshot is made`,
    );
    return { found: { id, seen } };
  }
  // the end of the run names them too, but a run that is killed has no end
  if (own.length > 0)
    context.report(`making a new snapshot beside ${some(own.map(({ id }) => id))}, which an earlier run made`);
  return {};
}
