import { isDeepStrictEqual } from "node:util";
import { asError, isKind } from "../../http/errors";
import { nextOf } from "../../http/next";
import type { Observation } from "../../readiness/observation";
import type { CommonInputs } from "../inputs/common";
import { awaitReady } from "./await-ready";
import { type Claim, checkClaim, recordedClaim, recordOf, release, TakenOverError, takeClaim } from "./claim";
import { listAgainAtEnd } from "./interrupted";
import { changeOf, checkedInputs, type Properties, pick, satisfies, shownMark } from "./kind";
import { type NotReady, NotReadyError, type Recorded } from "./lifecycle";
import { limitsOf } from "./limits";
import { isOwnForSure, isOwnMaking, newOwner } from "./mark";
import { lastLookFailed } from "./not-ready";
import { vanished } from "./observed";
import { type EngineRequest, type Operation, operate } from "./operation";
import { pollTwice } from "./poll-twice";
import { ageOf, givenInputs, managedState, ownerOfState, recordedToken, stateOf, wasSeen } from "./state";

/** A recorded snapshot, and the inputs that it shall be brought to. */
interface Wanted extends Recorded {
  readonly news: CommonInputs;
}

/** Goes on with a wait that an earlier run did not finish, then makes the cloud's record match the inputs. */
export async function update<Item>(
  request: EngineRequest<Item>,
  recorded: Recorded,
  given: Properties,
): Promise<Properties> {
  const { kind, runtime } = request;
  const { id, state: olds } = recorded;
  const news = checkedInputs(given);
  const wanted = { ...recorded, news };
  const limits = limitsOf(kind, news);
  runtime.memory.kept.return(kind.where(olds), id);
  const scope = { what: `${kind.name} ${id}`, properties: olds };
  let ready: Observation<Item> | undefined;
  if (!satisfies(kind.recordedPhase(olds), news.waitFor) || !wasSeen(olds)) {
    ready = await operate(request, { ...scope, limitMs: limits.create }, (operation) => resume(operation, wanted));
  }
  return operate(request, { ...scope, limitMs: limits.update }, (operation) => change(operation, wanted, ready));
}

/** Waits for a snapshot that was not ready when it was recorded. */
function resume<Item>(operation: Operation<Item>, wanted: Wanted): Promise<Observation<Item>> {
  const { id, state, news } = wanted;
  listAgainAtEnd(operation, news); // the run that began it was cut off
  const startedAt = operation.call.clock.now() - (ageOf(state, operation.session.now()) ?? 0);
  const stateWith = (seen: Observation<Item> | undefined) => unreported(operation, wanted, seen);
  return awaitReady(operation, { id, inputs: news, startedAt, resumed: true, stateWith });
}

/** Tells the cloud the new inputs, and polls what became of it. `ready`: as just waited for. */
async function change<Item>(
  operation: Operation<Item>,
  wanted: Wanted,
  ready: Observation<Item> | undefined,
): Promise<Properties> {
  const { kind, session, call } = operation;
  const { id, state: olds, news } = wanted;
  const before = ready ?? (await pollTwice(operation, id));
  if (before.phase === "gone") throw gone(operation, wanted);
  const claim = await ownClaim(operation, wanted, before);
  const owner = claim.before ? recordOf(operation, claim) : ownerOfState(olds);
  const claimed = { ...wanted, state: { ...olds, ...owner } };
  const shown = shownMark(kind, before);
  const mark = shown && claim.before && claim.owner ? { ...claim.owner, making: false } : shown;
  try {
    await kind.update(session, id, { olds: managedState(kind, olds, news), news, mark }, call);
  } catch (error) {
    if (isKind(error, "not-found")) throw gone(operation, claimed);
    throw await partlyReported(operation, claimed, asError(error));
  }
  const stateWith = (seen: Observation<Item> | undefined) => stateOf(operation, news, seen, { owner, recorded: olds });
  try {
    const seen = await pollTwice(operation, id);
    const last = seen.phase === "gone" ? { ...seen, ...vanished } : seen;
    checkClaim(operation, claim, last);
    const after = await release(operation, claim, last);
    // an update is over only if the snapshot still is what the program asks for
    if (satisfies(after.phase, news.waitFor)) return stateWith(after);
    throw lastLookFailed(operation, { id, state: stateWith(after) }, after);
  } catch (error) {
    if (error instanceof NotReadyError || error instanceof TakenOverError) throw error;
    // the cloud was told, but nobody has seen what became of it
    const said = saidOf(error);
    throw new NotReadyError(id, stateWith(undefined), { ...said, message: `${kind.name} ${id}: ${said.message}` });
  }
}

/** The state of a snapshot whose new inputs the cloud has not been told. */
function unreported<Item>(
  operation: Operation<Item>,
  { state, news }: Wanted,
  seen: Observation<Item> | undefined,
): Properties {
  const inputs = { ...givenInputs(state), waitFor: news.waitFor };
  return stateOf(operation, inputs, seen, { owner: ownerOfState(state), recorded: state });
}

function gone<Item>(operation: Operation<Item>, wanted: Wanted): NotReadyError {
  const state = unreported(operation, wanted, vanished);
  return lastLookFailed(operation, { id: wanted.id, state }, vanished);
}

/** Throws if the snapshot is somebody else's by now. What a killed run of this very resource has begun to adopt is taken back. */
async function ownClaim<Item>(operation: Operation<Item>, recorded: Wanted, seen: Observation<Item>): Promise<Claim> {
  const { kind, context } = operation;
  const mark = shownMark(kind, seen);
  const token = recordedToken(recorded.state);
  if (mark && token !== undefined && mark.token !== token) {
    const isOwn = isOwnMaking(mark, context) || isOwnForSure(mark, context);
    const owner = isOwn ? newOwner(operation, recorded.news) : undefined;
    if (owner) return takeClaim(operation, { id: recorded.id, seen }, { ...owner, making: false });
  }
  const claim = recordedClaim(operation, recorded, seen);
  checkClaim(operation, claim, seen);
  return claim;
}

/**
 * What to record when the cloud was told a part of the changes, or nobody knows which: what it shows, and nothing of what only
 * the state remembers, so that the next run tells it again whatever the program says by then.
 */
async function partlyReported<Item>(operation: Operation<Item>, wanted: Wanted, error: Error): Promise<NotReadyError> {
  const { id, state: olds } = wanted;
  const seen = await pollTwice(operation, id).catch(() => undefined);
  const isShown = seen?.item !== undefined;
  const state = unreported(operation, wanted, isShown ? seen : undefined);
  const isDoubtful = (key: string) => {
    const change = changeOf(operation.kind, key);
    return change === "record" || (change === "live" && !isShown);
  };
  const news: Properties = wanted.news;
  const isTold = (key: string) => isDeepStrictEqual(olds[key], news[key]);
  const certain = pick(state, (key) => !isDoubtful(key) || isTold(key));
  return new NotReadyError(id, certain, saidOf(error));
}

/** An error as the reason why a snapshot is not what was asked for. */
const saidOf = (error: unknown): NotReady => ({
  message: asError(error).message,
  next: nextOf(error),
  cause: error,
});
