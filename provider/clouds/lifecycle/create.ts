import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { awaitReady } from "./await-ready";
import { type Claim, recordOf, releaseAtEnd, takeClaim, warnOfMarks } from "./claim";
import { inTurn } from "./in-turn";
import { findInterrupted } from "./interrupted";
import {
  type CallOptions,
  type Context,
  checkedInputs,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
} from "./kind";
import { limitsOf } from "./limits";
import { newOwner } from "./mark";
import { openSession } from "./open";
import { withinLimit } from "./operation";
import { settle } from "./settle";
import { stateOf, untoldState } from "./state";
import { takeOver } from "./take-over";
import { keyOf } from "./where";

export interface Created {
  readonly id: string;
  readonly state: Properties;
}

/** A snapshot that the cloud has accepted and that is not ready yet. */
interface Begun<Item> {
  readonly id: string;
  readonly claim: Claim;
  /** Of a snapshot that an earlier run began. */
  readonly seen?: Observation<Item>;
}

/**
 * Makes a snapshot, goes on with the one that an interrupted run began, or takes over the one that `adopt` names, and waits
 * for it. Throws NotReadyError, with the id, for everything that goes wrong once the snapshot exists.
 */
export function create<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  given: Properties,
  context: Context,
): Promise<Created> {
  const { clock, memory } = runtime;
  const inputs = checkedInputs(given);
  return withinLimit(clock, context, { what: kind.name, limitMs: limitsOf(kind, inputs).create }, async (call) => {
    const session = await openSession(kind, inputs, call);
    if (inputs.adopt !== undefined) {
      return takeOver(kind, runtime, session, inputs.adopt, inputs, call, context);
    }
    const onWait = () => context.report("waiting for its turn: the cloud is making another snapshot of this source");
    const source = kind.turn?.(inputs);
    const turn = source && keyOf(session.where, source);
    return inTurn(memory, turn, { onWait, signal: call.signal }, async () => {
      const begun = await begin(kind, runtime, session, inputs, call, context);
      memory.kept.return(session.where, begun.id);
      return finish(kind, runtime, session, begun, inputs, call, context);
    });
  });
}

/** Finds what an interrupted run began, else asks the cloud for a snapshot. */
async function begin<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  inputs: CommonInputs,
  call: CallOptions,
  context: Context,
): Promise<Begun<Item>> {
  const owner = newOwner(kind, context, inputs, session.place);
  if (!owner) return { id: await kind.create(session, inputs, undefined, call), claim: { owner } };
  runtime.memory.tokens.add(owner.token);
  const { found, refusal } = await findInterrupted(kind, runtime, session, inputs, owner, call, context);
  if (found?.seen.item !== undefined) {
    const { id, seen } = found;
    const target = { item: found.seen.item, phase: seen.phase };
    const claim = await takeClaim(kind, runtime, session, id, target, owner, true, call, context);
    return { id, claim, seen };
  }
  // without `making` where it cannot be taken away in time: a snapshot that nobody waits for may not be changeable yet
  const making = inputs.waitFor !== "none" || !kind.marks.onlyWhenComplete;
  try {
    const id = await kind.create(session, inputs, { ...owner, making }, call);
    if (refusal) warnOfMarks(kind, runtime, context, "list", refusal);
    return { id, claim: { owner } };
  } catch (error) {
    if (!kind.marks.isRefusal(error)) throw error;
    context.report("the cloud may refuse the marks: making the snapshot without them");
    const id = await kind.create(session, inputs, undefined, call);
    warnOfMarks(kind, runtime, context, "make", error);
    return { id, claim: { owner: undefined } };
  }
}

/** Waits until the snapshot is what the program asked for. */
async function finish<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  { id, claim, seen }: Begun<Item>,
  inputs: CommonInputs,
  call: CallOptions,
  context: Context,
): Promise<Created> {
  const isAdopted = seen !== undefined;
  const owner = recordOf(claim, session, runtime);
  const stateWith = (last: Observation<Item> | undefined) => {
    const state = stateOf(kind, inputs, session.place, last ?? seen, { owner });
    return isAdopted ? untoldState(kind, state) : state;
  };
  let ready: Observation<Item>;
  try {
    if (!isAdopted) context.report(`${id} accepted`);
    const wait = { id, inputs, startedAt: runtime.clock.now(), resumed: isAdopted, stateWith };
    ready = await awaitReady(kind, runtime, session, wait, call, context);
  } catch (error) {
    releaseAtEnd(kind, runtime, session, id, claim);
    throw error;
  }
  return settle(kind, runtime, session, { id, inputs, claim, isAdopted }, ready, call, context);
}
