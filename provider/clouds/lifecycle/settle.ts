import { asError } from "../../http/errors";
import { again } from "../../http/next";
import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { type Claim, checkClaim, recordOf, release, releaseAtEnd, TakenOverError, takeClaim } from "./claim";
import {
  type CallOptions,
  type Context,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
  satisfies,
  shownMark,
} from "./kind";
import { NotReadyError } from "./lifecycle";
import { lookTwice } from "./look-twice";
import { stateOf, toldState, untoldState } from "./state";

/** A snapshot that is ready, and that a create or an adoption holds. */
export interface Held {
  readonly id: string;
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
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  { id, inputs, claim: begun, isAdopted }: Held,
  ready: Observation<Item>,
  call: CallOptions,
  context: Context,
): Promise<{ readonly id: string; readonly state: Properties }> {
  let claim = begun;
  let last = ready;
  const state = () => stateOf(kind, inputs, session.place, last, { owner: recordOf(claim, session, runtime) });
  checkClaim(kind, runtime, id, ready, claim);
  try {
    if (claim.wanted && ready.item !== undefined) {
      // the run that seemed to be dead has ended its create meanwhile
      if (claim.isOfInterrupted && !kind.marks.of(ready.item)?.making) throw new TakenOverError(`${kind.name} ${id}`);
      const target = { item: ready.item, phase: ready.phase };
      claim = await takeClaim(kind, runtime, session, id, target, claim.wanted, false, call, context);
    }
    if (isAdopted) {
      const shown = shownMark(kind, ready);
      const mark = claim.owner && { ...claim.owner, making: shown?.making ?? false };
      await kind.update(session, id, { olds: toldState(kind, state(), inputs), news: inputs, mark }, call);
      const seen = await lookTwice(runtime, session, id, call);
      if (seen.phase === "gone") throw new Error("the cloud does not show it any more");
      last = seen;
      checkClaim(kind, runtime, id, last, claim);
    }
    last = await release(kind, runtime, session, id, last, claim, call, context);
    if (satisfies(last.phase, inputs.waitFor)) return { id, state: state() };
    throw new Error(`its status is ${last.status} now`);
  } catch (error) {
    if (error instanceof TakenOverError) throw error;
    releaseAtEnd(kind, runtime, session, id, claim);
    const told = last.item === undefined ? { ...state(), ready: false } : state();
    const what = isAdopted ? "was adopted, but its update failed" : "was ready, but its create could not end";
    const message = `${kind.name} ${id} ${what}: ${asError(error).message}.`;
    const recorded = isAdopted ? untoldState(kind, told) : told;
    throw new NotReadyError(id, recorded, { message, next: again(""), cause: error });
  }
}
