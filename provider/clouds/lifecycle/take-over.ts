import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import { awaitReady } from "./await-ready";
import { checkClaim, recordOf, release, takeClaim } from "./claim";
import {
  type CallOptions,
  type Context,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
  satisfies,
} from "./kind";
import { newOwner } from "./mark";
import { NotReadyError } from "./not-ready";
import { ageOf, stateOf, toldState, untoldState } from "./state";

/** Makes an existing snapshot this resource's own: waits for it, and brings what the cloud can change to the inputs. */
export async function takeOver<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  inputs: Properties,
  call: CallOptions,
  context: Context,
): Promise<{ readonly id: string; readonly state: Properties }> {
  const { clock, memory } = runtime;
  const retry = { clock, ...call };
  const look = () => withRetry(() => session.looks.look(id, 0, call.signal), retry);
  const found = await look();
  if (found.item === undefined) {
    throw new Error(
      `adopt: there is no snapshot ${id} in ${session.place.region}. Check the id, the region and the account.`,
    );
  }
  const refusal = kind.refuseAdoption(found.item, inputs);
  if (refusal) throw new Error(`adopt: ${id} can not be taken over: ${refusal}.`);

  memory.kept.return(id);
  const wanted = newOwner(kind, context, inputs, session.place);
  if (wanted) memory.tokens.add(wanted.token);
  const claim = wanted
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
  const owner = recordOf(claim, runtime);
  const stateWith = (seen: Observation<Item> | undefined) => stateOf(kind, inputs, session.place, seen, { owner });

  const startedAt = clock.now() - (ageOf(kind.outputs(found.item), session.now()) ?? 0);
  const untold = (seen: Observation<Item> | undefined) => untoldState(kind, stateWith(seen));
  const wait = { id, inputs, startedAt, resumed: true, stateWith: untold };
  const ready = await awaitReady(kind, runtime, session, wait, call, context);
  checkClaim(kind, id, ready, claim);
  const state = stateWith(ready);
  try {
    await kind.update(session, id, { olds: toldState(kind, state, inputs), news: inputs }, call);
    const last = await look();
    if (!satisfies(last.phase, inputs["waitFor"])) throw new Error(`its status is ${last.status} now`);
    return { id, state: stateWith(await release(kind, runtime, session, id, inputs, last, claim, call, context)) };
  } catch (error) {
    const reason = `${id} was taken over, but not brought into line: ${(error as Error).message}`;
    throw new NotReadyError(id, untoldState(kind, state), reason);
  }
}
