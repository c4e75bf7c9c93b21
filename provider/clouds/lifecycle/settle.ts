import { asError } from "../../http/errors";
import { again } from "../../http/next";
import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { type Claim, checkClaim, recordOf, release, releaseAtEnd, TakenOverError, takeClaim } from "./claim";
import { satisfies, shownMark } from "./kind";
import { NotReadyError, type Recorded } from "./lifecycle";
import type { Operation } from "./operation";
import { pollTwice } from "./poll-twice";
import { reportedState, stateOf, unreportedState } from "./state";

/** A snapshot that is ready, and that a create or an adoption holds. */
export interface Held {
  readonly inputs: CommonInputs;
  readonly claim: Claim;
  /** Made by somebody else, or by an earlier run: it may not be what these inputs describe. */
  readonly isAdopted: boolean;
}

/**
 * The end of a create: the snapshot still is this resource's, is what its inputs describe, and cannot be adopted by another
 * create any more. Throws TakenOverError, without anything to record, if it is somebody else's by now.
 */
export async function settle<Item>(
  operation: Operation<Item>,
  { inputs, claim: begun, isAdopted }: Held,
  ready: Observation<Item>,
): Promise<Recorded> {
  const { kind, session, call } = operation;
  const { id } = begun;
  let claim = begun;
  let last = ready;
  const state = () => stateOf(operation, inputs, last, { owner: recordOf(operation, claim) });
  checkClaim(operation, claim, ready);
  try {
    if (claim.wanted && ready.item !== undefined) {
      // the run that seemed to be dead has ended its create meanwhile
      if (claim.isOfInterrupted && !shownMark(kind, ready)?.making) throw new TakenOverError(`${kind.name} ${id}`);
      claim = await takeClaim(operation, { id, seen: ready }, { ...claim.wanted, making: false });
    }
    if (isAdopted) {
      const shown = shownMark(kind, ready);
      const mark = claim.owner && { ...claim.owner, making: shown?.making ?? false };
      await kind.update(session, id, { olds: reportedState(kind, state(), inputs), news: inputs, mark }, call);
      const seen = await pollTwice(operation, id);
      if (seen.phase === "gone") throw new Error("the cloud does not show it any more");
      last = seen;
      checkClaim(operation, claim, last);
    }
    last = await release(operation, claim, last);
    if (satisfies(last.phase, inputs.waitFor)) return { id, state: state() };
    throw new Error(`its status is ${last.status} now`);
  } catch (error) {
    if (error instanceof TakenOverError) throw error;
    releaseAtEnd(operation, claim);
    const told = last.item === undefined ? { ...state(), ready: false } : state();
    const what = isAdopted ? "was adopted, but its update failed" : "was ready, but its create could not end";
    const message = `${kind.name} ${id} ${what}: ${asError(error).message}.`;
    const recorded = isAdopted ? unreportedState(kind, told) : told;
    throw new NotReadyError(id, recorded, { message, next: again(""), cause: error });
  }
}
