import { CloudError, isTransient } from "../../http/errors";
import { withRetry } from "../../http/retry";
import { isRefusal, Shared } from "../../http/shared";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";
import { joinMs } from "./claim";
import {
  type CallOptions,
  type Context,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
  shownMark,
} from "./kind";
import { limitsOf } from "./limits";
import { isSameStack, type Owner } from "./mark";
import { ageOf } from "./state";
import { keyOf } from "./where";

const day = 24 * 3_600_000;
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

/** The marked snapshots of the source, listed once for all creates that share the list. */
function listMarked<Item>(
  kind: SnapshotKind<Item>,
  { clock, memory }: Runtime,
  session: Session<Item>,
  inputs: Properties,
  withinMs: number,
  call: CallOptions,
): Promise<Map<string, Observation<Item>>> {
  const name = keyOf(session.where, `${kind.name} ${kind.marks.listName(inputs)} ${withinMs}`);
  const shared = memory.marked.get(name) ?? new Shared<Map<string, Observation<never>>>(isRefusal);
  memory.marked.set(name, shared);
  // whoever has waited for another one's list has that much less time for its own
  const bounded = { ...call, until: Math.min(call.until, clock.now() + listWithin) };
  const list = () => kind.marks.list(session, inputs, withinMs, bounded) as Promise<Map<string, Observation<never>>>;
  return shared.get(list, call.signal);
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
  inputs: Properties,
  owner: Owner,
  call: CallOptions,
  context: Context,
): Promise<Search<Item>> {
  const { clock, memory } = runtime;
  const { adoptWithin } = limitsOf(kind, inputs);
  memory.begunAt ??= clock.now();
  let marked: Map<string, Observation<Item>>;
  try {
    marked = await listMarked(kind, runtime, session, inputs, Math.max(day, adoptWithin), call);
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof CloudError) || isTransient(error)) throw error;
    return { refusal: error };
  }

  const sinceBegun = clock.now() - memory.begunAt + 1_000; // clouds tell the time to the second
  const { where } = session;
  const nameOwn = (id: string, age: number) => {
    const madeAt = session.now() - age;
    memory.doubles.set(keyOf(where, id), { where, id, logicalName: context.logicalName, madeAt });
  };
  const adoptable: (Interrupted<Item> & { readonly age: number })[] = [];
  for (const [id, seen] of marked) {
    const mark = shownMark(kind, seen);
    if (!mark || seen.item === undefined || !isSameStack(mark, owner)) continue;
    if (memory.tokens.has(mark.token) || memory.kept.isKnown(where, id)) continue; // of this run, or in the state
    const untold = seen.phase === "complete" ? Number.POSITIVE_INFINITY : 0; // some clouds tell the time a moment later
    const age = ageOf(kind.outputs(seen.item), session.now()) ?? untold;
    const isSame = mark.urn === owner.urn && mark.inputs === owner.inputs;
    const isTooOld = age > adoptWithin && !(kind.marks.isAgeless && inputs["adoptWithin"] === undefined);
    const isBegun = mark.making && seen.phase !== "failed";
    if (isBegun && isSame && !isTooOld && adoptWithin > 0) adoptable.push({ id, seen, age });
    else if (age < day && age > sinceBegun && mark.urn === owner.urn) nameOwn(id, age);
    else if (age < day && mark.making && mark.urn !== owner.urn) {
      // another resource's: interrupted, or in the making by another process of this run, which the end tells apart
      const isStillMaking = async (signal: AbortSignal) => {
        const { item } = await session.looks.look(id, joinMs, signal);
        return item === undefined || (kind.marks.of(item)?.making ?? false);
      };
      const madeAt = session.now() - age;
      // where nothing takes the mark away its end proves nothing
      const double = { where, id, madeAt, ...(kind.marks.release ? { isStillMaking } : {}) };
      memory.doubles.set(keyOf(where, id), double);
    }
  }
  adoptable.sort((a, b) => a.age - b.age);
  for (const { id, age } of adoptable) nameOwn(id, age);
  for (const { id, age } of adoptable) {
    const seen = await withRetry(() => session.looks.look(id, joinMs, call.signal), { clock, ...call }); // the list may be old
    if (seen.item === undefined || seen.phase === "failed") continue;
    memory.kept.see(where, id);
    context.tell(
      `going on with ${id}, which an interrupted run of this stack began ${formatDuration(age)} ago; no new snapshot is made`,
    );
    return { found: { id, seen } };
  }
  return {};
}
