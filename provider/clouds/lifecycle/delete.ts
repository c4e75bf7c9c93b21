import { asError, CloudError } from "../../http/errors";
import { AdvisedError } from "../../http/next";
import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import { lagBound } from "../../readiness/schedule";
import { formatDuration } from "../../time/duration";
import { within } from "../../time/within";
import { textOf } from "../answers/texts";
import { type SnapshotKind, shownMark } from "./kind";
import type { Recorded } from "./lifecycle";
import { limitsOf } from "./limits";
import { isOwnForSure, isOwnMaking } from "./mark";
import { type EngineRequest, type Operation, operate } from "./operation";
import { lookOnce, pollTwice } from "./poll-twice";
import { clocksOf, isYoung, recordedToken, wasSeen } from "./state";
import { keyOf } from "./where";

/** Before and after a deletion: long enough for many that run together to share their polls. */
const ownerPollMs = 250;
const firstPollMs = 500;
const youngPauseMs = 3_000;
/** A cancelled run ends at once; what is under way has this long. */
const cancelledPollsMs = 1_000;

/**
 * Deletes a snapshot and returns once the cloud does not know it any more. Only the owner deletes: a snapshot that another
 * resource of this run has, or whose mark in the cloud is somebody else's, is left alone with a warning. Busy states are
 * waited out, and a refusal while the snapshot is still being made is one; whatever error the cloud answers with, a poll
 * tells whether the snapshot is gone all the same, which is success.
 */
export async function remove<Item>(request: EngineRequest<Item>, recorded: Recorded): Promise<void> {
  const { kind, runtime, context } = request;
  const { kept } = runtime.memory;
  const { id, state } = recorded;
  const where = kind.where(state);
  const reason = kept.reason(where, id);
  kept.see(where, id);
  if (reason) {
    context.warn(`${id} is not deleted: ${reason}.`);
    return;
  }
  const limitMs = limitsOf(kind, state).delete;
  await operate(request, { what: `${kind.name} ${id}`, limitMs, properties: state }, async (operation) => {
    context.report(state.adopt === id ? `${id} deleting, which was adopted` : `${id} deleting`);
    const seen = await pollTwice(operation, id, ownerPollMs);
    if (!(await mayDelete(operation, recorded, seen))) return;
    if (seen.phase === "gone" && !isYoung(state, clocksOf(operation))) return;
    if (!(await askToDelete(operation, recorded))) return;
    try {
      await untilGone(operation, id, limitMs);
    } catch (error) {
      if (!operation.call.signal.aborted || !(await isGoneSoon(operation, id))) throw error;
    }
    context.report(`${id} deleted`);
  });
}

/** Whether the snapshot is this record's to delete. Throws when it is, and must not be deleted all the same. */
async function mayDelete<Item>(
  { kind, memory, session, call, context }: Operation<Item>,
  { id, state }: Recorded,
  seen: Observation<Item>,
): Promise<boolean> {
  const mark = shownMark(kind, seen);
  const token = recordedToken(state);
  if (mark && mark.token !== token && !isOwnForSure(mark, context)) {
    const whose = isOwnMaking(mark, context)
      ? "a run of a stack of this name has taken it over and did not end"
      : "another resource or stack has taken it over";
    context.warn(`${id} is not deleted: ${whose}. This state forgets it; delete it by hand if nobody needs it.`);
    return false;
  }
  if (seen.item !== undefined && !mark && token !== undefined) {
    context.warn(
      `${id} has lost the mark that tells whose it is. It is deleted all the same, because this stack made it.`,
    );
  }
  const first = memory.deletedFirst.get(keyOf(kind.where(state), id));
  if (!first) return true;
  if (first.isLost) {
    const isBack = kind.recordedPhase(state) === "gone" && seen.phase !== "gone" && seen.phase !== "failed";
    if (seen.phase !== "complete" && seen.phase !== "usable" && !isBack) return true;
    throw new AdvisedError(
      `${kind.name} ${id} was recorded as ${textOf(state.status)}, but is ${seen.status} now: it is kept.`,
      { run: "refreshAndApply", say: ({ refreshAndApply }) => ` Run ${refreshAndApply} again.` },
    );
  }
  await kind.seeSource?.(session, first.news, call).catch((error: unknown) => {
    throw new Error(
      `${kind.name} ${id} is kept: it would have to be deleted before its replacement is made, and that may not work. ${asError(error).message}`,
    );
  });
  return true;
}

/** Sends the deletion until the cloud accepts it, or does not know the snapshot. False if it turns out not to be ours. */
async function askToDelete<Item>(operation: Operation<Item>, recorded: Recorded): Promise<boolean> {
  const { kind, session, call } = operation;
  const { id, state } = recorded;
  let isBeingMade = false;
  let isHidden = false;
  const ask = async () => {
    try {
      await kind.remove(session, id, state, { ...call, makes: true }); // its answer tells whether the state must forget it
      return true;
    } catch (error) {
      const seen = await pollTwice(operation, id).catch(() => undefined);
      call.signal.throwIfAborted();
      refuseHopeless(kind, id, seen);
      if (seen?.item !== undefined && !(await mayDelete(operation, recorded, seen))) return false;
      const isGone = seen?.phase === "gone";
      isHidden = isGone && !wasSeen(state) && isYoung(state, clocksOf(operation));
      isBeingMade = seen?.phase === "pending" && error instanceof CloudError && error.details.kind !== "credentials";
      if (isHidden) await call.clock.sleep(youngPauseMs, call.signal);
      else if (isGone) return true;
      throw error;
    }
  };
  const isBusy = () => isBeingMade || isHidden;
  return withRetry(ask, { ...call, waitForBusy: true, isBusy, transientMs: Number.POSITIVE_INFINITY });
}

/**
 * Whether a snapshot whose deletion the cloud has accepted goes within a moment. Asked after a cancel: a state that still has
 * what is gone would call it ready.
 */
function isGoneSoon<Item>({ session, call }: Operation<Item>, id: string): Promise<boolean> {
  const isGone = async (signal: AbortSignal): Promise<boolean> => {
    const { phase } = await session.poller.poll(id, ownerPollMs, signal);
    return phase === "gone" || isGone(signal);
  };
  return within(call.clock, cancelledPollsMs, "time is up", isGone).catch(() => false);
}

async function untilGone<Item>(operation: Operation<Item>, id: string, limitMs: number): Promise<void> {
  const { kind, call } = operation;
  const { clock } = call;
  const begun = clock.now();
  for (let gap = firstPollMs; ; gap = lagBound(clock.now() - begun)) {
    const seen = await lookOnce(operation, id, gap);
    refuseHopeless(kind, id, seen);
    if (seen.phase === "gone") return;
    const waited = clock.now() - begun;
    if (waited < limitMs) continue;
    throw new Error(
      `${kind.name} ${id} is still there ${formatDuration(waited)} after the cloud accepted its deletion. ` +
        "Run the same command again, with a longer timeouts.delete if needed.",
    );
  }
}

function refuseHopeless<Item>(kind: SnapshotKind<Item>, id: string, seen: Observation<Item> | undefined): void {
  const hopeless = seen && kind.deletionFailure?.(seen.status);
  if (hopeless) throw new Error(`${kind.name} ${id} cannot be deleted: status ${seen.status}. ${hopeless}`);
}
