import { isDeepStrictEqual } from "node:util";
import { asError, isKind } from "../../http/errors";
import { nextOf } from "../../http/next";
import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { awaitReady } from "./await-ready";
import { type Claim, checkClaim, recordedClaim, recordOf, release, TakenOverError, takeClaim } from "./claim";
import { listAgainAtEnd } from "./interrupted";
import {
  type CallOptions,
  type Context,
  changeOf,
  checkedInputs,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
  type State,
  satisfies,
  shownMark,
} from "./kind";
import { type NotReady, NotReadyError } from "./lifecycle";
import { limitsOf } from "./limits";
import { lookTwice } from "./look-twice";
import { isOwnForSure, isOwnMaking, newOwner } from "./mark";
import { describeLastLook } from "./not-ready";
import { vanished } from "./observed";
import { openSession } from "./open";
import { withinLimit } from "./operation";
import { ageOf, givenInputs, managedState, ownerOfState, recordedToken, stateOf, wasSeen } from "./state";

/** Goes on with a wait that an earlier run did not finish, then makes the cloud's record match the inputs. */
export async function update<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  olds: State,
  given: Properties,
  context: Context,
): Promise<Properties> {
  const { clock, memory } = runtime;
  const news = checkedInputs(given);
  const limits = limitsOf(kind, news);
  memory.kept.return(kind.where(olds), id);
  const what = `${kind.name} ${id}`;
  let ready: Observation<Item> | undefined;
  if (!satisfies(kind.recordedPhase(olds), news.waitFor) || !wasSeen(olds)) {
    ready = await withinLimit(clock, context, { what, limitMs: limits.create }, async (call) => {
      const session = await openSession(kind, olds, call);
      const stateWith = (seen: Observation<Item> | undefined) => untold(kind, session, olds, news, seen);
      listAgainAtEnd(kind, runtime, session, news, call, context); // the run that began it was cut off
      const startedAt = clock.now() - (ageOf(olds, session.now()) ?? 0);
      const wait = { id, inputs: news, startedAt, resumed: true, stateWith };
      return awaitReady(kind, runtime, session, wait, call, context);
    });
  }
  return withinLimit(clock, context, { what, limitMs: limits.update }, async (call) => {
    const session = await openSession(kind, olds, call);
    const before = ready ?? (await lookTwice(runtime, session, id, call));
    if (before.phase === "gone") throw gone(kind, session, id, olds, news);
    const claim = await ownClaim(kind, runtime, session, id, before, olds, news, call, context);
    const owner = claim.before ? recordOf(claim, session, runtime) : ownerOfState(olds);
    const claimed = { ...olds, ...owner };
    const shown = shownMark(kind, before);
    const mark = shown && claim.before && claim.owner ? { ...claim.owner, making: false } : shown;
    try {
      await kind.update(session, id, { olds: managedState(kind, olds, news), news, mark }, call);
    } catch (error) {
      if (isKind(error, "not-found")) throw gone(kind, session, id, claimed, news);
      throw await partlyTold(kind, runtime, session, id, claimed, news, asError(error), call);
    }
    const stateWith = (seen: Observation<Item> | undefined) =>
      stateOf(kind, news, session.place, seen, { owner, recorded: olds });
    try {
      const seen = await lookTwice(runtime, session, id, call);
      const last = seen.phase === "gone" ? { ...seen, ...vanished } : seen;
      checkClaim(kind, runtime, id, last, claim);
      const after = await release(kind, runtime, session, id, last, claim, call, context);
      // an update is over only if the snapshot still is what the program asks for
      if (satisfies(after.phase, news.waitFor)) return stateWith(after);
      throw new NotReadyError(id, stateWith(after), describeLastLook(kind, id, after, stateWith(after), session.now()));
    } catch (error) {
      if (error instanceof NotReadyError || error instanceof TakenOverError) throw error;
      // the cloud was told, but nobody has seen what became of it
      throw new NotReadyError(id, stateWith(undefined), saidOf(error, what));
    }
  });
}

/** The state of a snapshot whose new inputs the cloud has not been told. */
function untold<Item>(
  kind: SnapshotKind<Item>,
  session: Session<Item>,
  olds: State,
  news: CommonInputs,
  seen: Observation<Item> | undefined,
): Properties {
  const inputs = { ...givenInputs(olds), waitFor: news.waitFor };
  return stateOf(kind, inputs, session.place, seen, { owner: ownerOfState(olds), recorded: olds });
}

function gone<Item>(
  kind: SnapshotKind<Item>,
  session: Session<Item>,
  id: string,
  olds: State,
  news: CommonInputs,
): NotReadyError {
  const state = untold(kind, session, olds, news, vanished);
  return new NotReadyError(id, state, describeLastLook(kind, id, vanished, state, session.now()));
}

/** Throws if the snapshot is somebody else's by now. What a killed run of this very resource has begun to adopt is taken back. */
async function ownClaim<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  seen: Observation<Item>,
  olds: State,
  news: CommonInputs,
  call: CallOptions,
  context: Context,
): Promise<Claim> {
  const { item, phase } = seen;
  const mark = shownMark(kind, seen);
  const token = recordedToken(olds);
  if (item !== undefined && mark && token !== undefined && mark.token !== token) {
    const isOwn = isOwnMaking(mark, context) || isOwnForSure(mark, context);
    const wanted = newOwner(kind, context, news, session.place);
    if (isOwn && wanted) {
      runtime.memory.tokens.add(wanted.token);
      return takeClaim(kind, runtime, session, id, { item, phase }, wanted, false, call, context);
    }
  }
  const claim = recordedClaim(kind, seen, olds);
  checkClaim(kind, runtime, id, seen, claim);
  return claim;
}

/**
 * What to record when the cloud was told a part of the changes, or nobody knows which: what it shows, and nothing of what only
 * the state remembers, so that the next run tells it again whatever the program says by then.
 */
async function partlyTold<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  olds: State,
  news: CommonInputs,
  error: Error,
  call: CallOptions,
): Promise<NotReadyError> {
  const seen = await lookTwice(runtime, session, id, call).catch(() => undefined);
  const isShown = seen?.item !== undefined;
  const state = untold(kind, session, olds, news, isShown ? seen : undefined);
  const isDoubtful = (key: string) => {
    const change = changeOf(kind, key);
    return change === "record" || (change === "live" && !isShown);
  };
  const wanted: Properties = news;
  const isTold = (key: string) => isDeepStrictEqual(olds[key], wanted[key]);
  const certain = Object.entries(state).filter(([key]) => !isDoubtful(key) || isTold(key));
  return new NotReadyError(id, Object.fromEntries(certain), saidOf(error));
}

/** An error as the reason why a snapshot is not what was asked for. */
const saidOf = (error: unknown, what = ""): NotReady => ({
  message: what ? `${what}: ${asError(error).message}` : asError(error).message,
  next: nextOf(error),
  cause: error,
});
