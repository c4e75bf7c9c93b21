import { isKind } from "../../http/errors";
import type { Observation } from "../../readiness/observation";
import { awaitReady } from "./await-ready";
import { checkClaim, recordedClaim, release } from "./claim";
import { type Context, type Properties, type Runtime, type SnapshotKind, satisfies } from "./kind";
import { limitsOf } from "./limits";
import { describeLastLook, NotReadyError } from "./not-ready";
import { openSession } from "./open";
import { withinLimit } from "./operation";
import { lookTwice } from "./read";
import { ageOf, givenInputs, managedState, ownerOfState, stateOf } from "./state";

/** Goes on with a wait that an earlier run did not finish, then makes the cloud's record match the inputs. */
export async function update<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  olds: Properties,
  news: Properties,
  context: Context,
): Promise<Properties> {
  const { clock, memory } = runtime;
  const limits = limitsOf(kind, news);
  memory.kept.return(id);
  const what = `${kind.name} ${id}`;
  const owner = ownerOfState(olds);
  if (!satisfies(kind.recordedPhase(olds), news["waitFor"])) {
    await withinLimit(clock, context, { what, limitMs: limits.create }, async (call) => {
      const session = await openSession(kind, runtime, olds, call);
      const untold = { ...givenInputs(olds), waitFor: news["waitFor"] }; // the cloud has not been told the new ones yet
      const stateWith = (seen: Observation<Item> | undefined) =>
        stateOf(kind, untold, session.place, seen, { owner, recorded: olds });
      const startedAt = clock.now() - (ageOf(olds, session.now()) ?? 0);
      const wait = { id, inputs: news, startedAt, resumed: true, stateWith };
      await awaitReady(kind, runtime, session, wait, call, context);
    });
  }
  return withinLimit(clock, context, { what, limitMs: limits.update }, async (call) => {
    const session = await openSession(kind, runtime, olds, call);
    try {
      await kind.update(session, id, { olds: managedState(kind, olds, news), news }, call);
    } catch (error) {
      if (!isKind(error, "not-found")) throw error;
      const gone: Observation<Item> = { phase: "gone", status: "vanished" };
      const state = stateOf(kind, givenInputs(olds), session.place, gone, { owner, recorded: olds });
      throw new NotReadyError(id, state, describeLastLook(kind, id, gone, state));
    }
    const seen = await lookTwice(runtime, session, id, call);
    const last = seen.phase === "gone" ? { ...seen, status: "vanished" } : seen;
    const state = stateOf(kind, news, session.place, last, { owner, recorded: olds });
    // an update is over only if the snapshot still is what the program asks for
    if (!satisfies(last.phase, news["waitFor"]))
      throw new NotReadyError(id, state, describeLastLook(kind, id, last, state));
    const claim = recordedClaim(kind, last, olds);
    checkClaim(kind, id, last, claim);
    const released = await release(kind, runtime, session, id, news, last, claim, call, context);
    return stateOf(kind, news, session.place, released, { owner });
  });
}
