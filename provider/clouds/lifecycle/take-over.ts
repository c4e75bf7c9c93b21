import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { awaitReady } from "./await-ready";
import { type Claim, recordOf, takeClaim } from "./claim";
import { listAgainAtEnd } from "./interrupted";
import type { CallOptions, Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import { joinMs } from "./look-twice";
import { newOwner } from "./mark";
import { settle } from "./settle";
import { ageOf, stateOf, untoldState } from "./state";

/** Makes an existing snapshot this resource's own: waits for it, and brings what the cloud can change to the inputs. */
export async function takeOver<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  inputs: CommonInputs,
  call: CallOptions,
  context: Context,
): Promise<{ readonly id: string; readonly state: Properties }> {
  const { clock, memory } = runtime;
  const found = await withRetry(() => session.looks.look(id, joinMs, call.signal), call);
  if (found.item === undefined) {
    throw new Error(
      `adopt: there is no snapshot ${id} in ${session.place.region}. Check the id, the region and the account.`,
    );
  }
  const refusal = kind.refuseAdoption(found.item, inputs);
  if (refusal) throw new Error(`adopt: ${id} cannot be adopted: ${refusal}.`);

  memory.kept.return(session.where, id);
  const wanted = newOwner(kind, context, inputs, session.place);
  if (wanted) memory.tokens.add(wanted.token);
  // nobody looks for what an interrupted run has made of this resource: the end of the run names it
  listAgainAtEnd(kind, runtime, session, inputs, call, context);
  const claim: Claim = wanted
    ? await takeClaim(
        kind,
        runtime,
        session,
        id,
        { item: found.item, phase: found.phase },
        wanted,
        false,
        call,
        context,
      )
    : { owner: kind.marks.of(found.item) };
  const owner = recordOf(claim, session, runtime);
  const untold = (seen: Observation<Item> | undefined) =>
    untoldState(kind, stateOf(kind, inputs, session.place, seen ?? found, { owner }));
  const startedAt = clock.now() - (ageOf(kind.outputs(found.item), session.now()) ?? 0);
  const wait = { id, inputs, startedAt, resumed: true, stateWith: untold };
  const ready = await awaitReady(kind, runtime, session, wait, call, context);
  return settle(kind, runtime, session, { id, inputs, claim, isAdopted: true }, ready, call, context);
}
