import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { awaitReady } from "./await-ready";
import { type Claim, recordOf, releaseAtEnd, takeClaim, warnOfMarks } from "./claim";
import { findInterrupted, listAgainAtEnd } from "./interrupted";
import { checkedInputs, type Properties, shownMark } from "./kind";
import type { Recorded } from "./lifecycle";
import { limitsOf } from "./limits";
import { newOwner } from "./mark";
import { type EngineRequest, type Operation, operate } from "./operation";
import { lookOnce } from "./poll-twice";
import { serializeBy } from "./serialize-by";
import { settle } from "./settle";
import { ageOf, stateOf, unreportedState } from "./state";

/** A snapshot that the cloud has accepted and that is not ready yet. */
interface Begun<Item> {
  readonly claim: Claim;
  /** Of a snapshot that an earlier run began, or that `adopt` names. */
  readonly seen?: Observation<Item>;
  /** When it was made, by the runtime's clock; only of one that `adopt` names. */
  readonly madeAt?: number;
}

/**
 * Makes a snapshot, goes on with the one that an interrupted run began, or takes over the one that `adopt` names, and waits
 * for it. Throws NotReadyError, with the id, for everything that goes wrong once the snapshot exists.
 */
export function create<Item>(request: EngineRequest<Item>, given: Properties): Promise<Recorded> {
  const { kind } = request;
  const inputs = checkedInputs(given);
  const scope = { what: kind.name, limitMs: limitsOf(kind, inputs).create, properties: inputs };
  return operate(request, scope, async (operation) => {
    const { adopt } = inputs;
    if (adopt !== undefined) return finish(operation, await takeOver(operation, adopt, inputs), inputs);
    return serializeBy(operation, inputs, async () => finish(operation, await begin(operation, inputs), inputs));
  });
}

/** Finds what an interrupted run began, else asks the cloud for a snapshot. */
async function begin<Item>(operation: Operation<Item>, inputs: CommonInputs): Promise<Begun<Item>> {
  const { kind, session, call, context } = operation;
  const owner = newOwner(operation, inputs);
  if (!owner) return { claim: { id: await kind.create(session, inputs, undefined, call), owner } };
  const { found, refusal } = await findInterrupted(operation, inputs, owner);
  if (found) return { claim: await takeClaim(operation, found, { ...owner, making: true }), seen: found.seen };
  // without `making` where it cannot be taken away in time: a snapshot that nobody waits for may not be changeable yet
  const making = inputs.waitFor !== "none" || !kind.marks.onlyWhenComplete;
  try {
    const id = await kind.create(session, inputs, { ...owner, making }, call);
    if (refusal) warnOfMarks(operation, "list", refusal);
    return { claim: { id, owner } };
  } catch (error) {
    if (!kind.marks.isRefusal(error)) throw error;
    context.report("the cloud may refuse the marks: making the snapshot without them");
    const id = await kind.create(session, inputs, undefined, call);
    warnOfMarks(operation, "make", error);
    return { claim: { id, owner: undefined } };
  }
}

/** Makes an existing snapshot this resource's own, as far as the cloud lets us. */
async function takeOver<Item>(operation: Operation<Item>, id: string, inputs: CommonInputs): Promise<Begun<Item>> {
  const { kind, memory, session, call } = operation;
  const seen = await lookOnce(operation, id);
  if (seen.item === undefined) {
    throw new Error(
      `adopt: there is no snapshot ${id} in ${session.place.region}. Check the id, the region and the account.`,
    );
  }
  const refusal = kind.refuseAdoption(seen.item, inputs);
  if (refusal) throw new Error(`adopt: ${id} cannot be adopted: ${refusal}.`);

  memory.kept.return(session.where, id);
  const owner = newOwner(operation, inputs);
  // nobody looks for what an interrupted run has made of this resource: the end of the run names it
  listAgainAtEnd(operation, inputs);
  const claim = owner
    ? await takeClaim(operation, { id, seen }, { ...owner, making: false })
    : { id, owner: shownMark(kind, seen) };
  return { claim, seen, madeAt: call.clock.now() - (ageOf(kind.outputs(seen.item), session.now()) ?? 0) };
}

/** Waits until the snapshot is what the program asked for, and brings one that was there before to its inputs. */
async function finish<Item>(
  operation: Operation<Item>,
  { claim, seen, madeAt }: Begun<Item>,
  inputs: CommonInputs,
): Promise<Recorded> {
  const { kind, memory, session, call, context } = operation;
  const { id } = claim;
  memory.kept.return(session.where, id);
  const isAdopted = seen !== undefined;
  const owner = recordOf(operation, claim);
  const stateWith = (last: Observation<Item> | undefined) => {
    const state = stateOf(operation, inputs, last ?? seen, { owner });
    return isAdopted ? unreportedState(kind, state) : state;
  };
  let ready: Observation<Item>;
  try {
    if (!isAdopted) context.report(`${id} accepted`);
    const startedAt = madeAt ?? call.clock.now();
    ready = await awaitReady(operation, { id, inputs, startedAt, resumed: isAdopted, stateWith });
  } catch (error) {
    if (madeAt === undefined) releaseAtEnd(operation, claim); // no create of ours has marked what `adopt` names
    throw error;
  }
  return settle(operation, { inputs, claim, isAdopted }, ready);
}
