import { CloudError, isTransient } from "../../http/errors";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";
import type { CallOptions, Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import { limitsOf } from "./limits";
import { isSameStack, type Mark, type Owner } from "./mark";
import { ageOf } from "./state";

const day = 24 * 3_600_000;

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
async function listMarked<Item>(
  kind: SnapshotKind<Item>,
  { memory }: Runtime,
  session: Session<Item>,
  inputs: Properties,
  within: number,
  call: CallOptions,
): Promise<Map<string, Observation<Item>>> {
  const name = `${kind.name} ${JSON.stringify(session.place)} ${kind.marks.listName(inputs)} ${within}`;
  for (;;) {
    const others = memory.marked.get(name);
    if (others) {
      const seen = await others.catch(() => undefined); // that create's limit or error is not this one's
      call.signal.throwIfAborted();
      if (seen) return seen;
      continue;
    }
    const own = kind.marks.list(session, inputs, session.now() - within, call);
    memory.marked.set(name, own as Promise<Map<string, Observation<never>>>);
    try {
      return await own;
    } catch (error) {
      memory.marked.delete(name);
      throw error;
    }
  }
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
  const { memory } = runtime;
  const { adoptWithin } = limitsOf(kind, inputs);
  let marked: Map<string, Observation<Item>>;
  try {
    marked = await listMarked(kind, runtime, session, inputs, Math.max(day, adoptWithin), call);
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof CloudError) || isTransient(error)) throw error;
    return { refusal: error };
  }

  const isOfEarlierRun = (id: string, mark: Mark) =>
    isSameStack(mark, owner) && !memory.tokens.has(mark.token) && !memory.kept.isKnown(id);
  const adoptable: (Interrupted<Item> & { readonly age: number })[] = [];
  for (const [id, seen] of marked) {
    const mark = seen.item === undefined ? undefined : kind.marks.of(seen.item);
    if (!mark || seen.item === undefined || !isOfEarlierRun(id, mark)) continue;
    const untold = seen.phase === "complete" ? Number.POSITIVE_INFINITY : 0; // some clouds tell the time a moment later
    const age = ageOf(kind.outputs(seen.item), session.now()) ?? untold;
    const isSame = mark.urn === owner.urn && mark.inputs === owner.inputs;
    const isTooOld = age > adoptWithin && !(kind.marks.isAgeless && inputs["adoptWithin"] === undefined);
    const isBegun = mark.making && seen.phase !== "failed";
    if (isBegun && isSame && !isTooOld && adoptWithin > 0) adoptable.push({ id, seen, age });
    else if (age < day && (mark.urn === owner.urn || (mark.making && mark.inputs === owner.inputs)))
      memory.doubles.set(id, { id, logicalName: context.logicalName, ageMs: age });
  }
  adoptable.sort((a, b) => a.age - b.age);
  const [newest, ...others] = adoptable;
  for (const { id, age } of others) memory.doubles.set(id, { id, logicalName: context.logicalName, ageMs: age });
  if (newest) {
    memory.kept.see(newest.id);
    context.tell(
      `${newest.id} is taken over: an earlier run of this stack began it ${formatDuration(newest.age)} ago and did not end`,
    );
  }
  return { found: newest };
}
