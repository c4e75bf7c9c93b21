import { CloudError, isTransient } from "../../http/errors";
import { isRefusal, Shared } from "../../http/shared";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";
import type { CommonInputs } from "../inputs/common";
import type { Seen } from "./claim";
import { day, isOfEarlierRun, nameOther, nameOwn, some, type Unknown, unknownOnes } from "./doubles";
import type { CallOptions } from "./kind";
import { limitsOf } from "./limits";
import { identityOf, type Owner } from "./mark";
import type { Listed } from "./memory";
import type { Operation } from "./operation";
import { lookOnce } from "./poll-twice";
import { keyOf } from "./where";

const listWithin = 10 * 60_000;

/** What a search for an interrupted create has brought. */
interface Search<Item> {
  readonly found?: Seen<Item> | undefined;
  /** Why the cloud did not let us search. */
  readonly refusal?: CloudError;
}

/** The list of marked snapshots that creates with such inputs share. */
const listOf = <Item>({ kind, session }: Operation<Item>, inputs: CommonInputs) => {
  const withinMs = Math.max(day, limitsOf(kind, inputs).adoptWithin);
  return {
    key: keyOf(session.where, `${kind.name} ${kind.marks.listName(inputs)} ${withinMs}`),
    list: async (call: CallOptions): Promise<Listed<Item>> => {
      const askedAt = call.clock.now();
      return { askedAt, snapshots: await kind.marks.list(session, inputs, withinMs, call) };
    },
  };
};

/** The marked snapshots of the source, listed once for all creates that share the list. */
function listMarked<Item>(operation: Operation<Item>, inputs: CommonInputs): Promise<Listed<Item>> {
  const { call, memory } = operation;
  const { key, list } = listOf(operation, inputs);
  const shared = memory.marked.get(key) ?? new Shared<Listed<never>>(isRefusal);
  memory.marked.set(key, shared);
  // whoever has waited for another one's list has that much less time for its own
  const bounded = { ...call, until: Math.min(call.until, call.clock.now() + listWithin) };
  return shared.get(() => list(bounded) as Promise<Listed<never>>, call.signal);
}

/**
 * Lets the end of the run list once more, to name what an earlier run has made of this resource: a run that follows a killed
 * one at once may have listed before the cloud showed it.
 */
export function listAgainAtEnd<Item>(operation: Operation<Item>, inputs: CommonInputs): void {
  const { call, context, memory } = operation;
  const own = identityOf(context);
  if (!own) return;
  memory.begunAt ??= call.clock.now();
  const { key, list } = listOf(operation, inputs);
  const names = memory.listAgain.get(key)?.names ?? new Map<string, string>();
  names.set(own.urn, context.logicalName);
  const run = async (signal: AbortSignal) => {
    const last = { ...call, signal, until: Number.POSITIVE_INFINITY, onRetry: () => {}, onWait: undefined }; // the signal ends it
    for (const each of unknownOnes(operation, await list(last), own)) {
      const name = names.get(each.mark.urn);
      if (name !== undefined && isOfEarlierRun(operation, each)) nameOwn(operation, each, name);
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
  operation: Operation<Item>,
  inputs: CommonInputs,
  owner: Owner,
): Promise<Search<Item>> {
  const { kind, memory, session, call, context } = operation;
  const { adoptWithin } = limitsOf(kind, inputs);
  listAgainAtEnd(operation, inputs);
  let marked: Listed<Item>;
  try {
    marked = await listMarked(operation, inputs);
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof CloudError) || isTransient(error)) throw error;
    return { refusal: error };
  }

  // where the source takes one snapshot, a failed one is taken over too: only a state that knows it lets it be replaced
  const isHopeless = ({ phase }: Observation<Item>) => phase === "failed" && !kind.marks.isAgeless;
  const own: Unknown<Item>[] = [];
  const adoptable: Unknown<Item>[] = [];
  for (const each of unknownOnes(operation, marked, owner)) {
    const { mark, seen, age } = each;
    const isSame = mark.urn === owner.urn && mark.inputs === owner.inputs;
    const isTooOld = age > adoptWithin && !(kind.marks.isAgeless && inputs.adoptWithin === undefined);
    const isBegun = mark.making && !isHopeless(seen);
    if (isBegun && isSame && !isTooOld && adoptWithin > 0) adoptable.push(each);
    else if (mark.urn === owner.urn && isOfEarlierRun(operation, each)) own.push(each);
    else if (age < day && mark.making && mark.urn !== owner.urn) nameOther(operation, each);
  }
  adoptable.sort((a, b) => a.age - b.age);
  for (const each of [...own, ...adoptable]) nameOwn(operation, each, context.logicalName);
  for (const { id, age } of adoptable) {
    const seen = await lookOnce(operation, id); // the list may be old
    if (seen.item === undefined || isHopeless(seen)) continue;
    memory.kept.see(session.where, id);
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
