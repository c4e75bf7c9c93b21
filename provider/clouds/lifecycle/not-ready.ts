import { again, type Next } from "../../http/next";
import type { Observation } from "../../readiness/observation";
import type { BadEnd, WaitResult } from "../../readiness/waiter";
import { formatDuration } from "../../time/duration";
import { textOf } from "../answers/texts";
import type { SnapshotKind, State } from "./kind";
import { NotReadyError, type Recorded } from "./lifecycle";
import { LimitError, type Operation } from "./operation";

const goesOn = again(": it goes on waiting");

const nextSteps = {
  failed: again(": it makes a new snapshot and deletes this one"),
  vanished: {
    run: "apply",
    say: ({ apply }) => ` Check that its source still exists, then run ${apply} again: it makes a new snapshot.`,
  },
  stalled: again(" to go on waiting, with a longer stallTimeout if the cloud needs it"),
  "timed-out": again(" to go on waiting, with a longer timeouts.create if needed"),
  refused: { run: "apply", say: ({ apply }) => ` Correct the cause, then run ${apply} again: it goes on waiting.` },
} satisfies Record<BadEnd, Next>;

/** Why a snapshot is not in the cloud any more, as far as its recorded state tells. `now`: the cloud's time, in milliseconds. */
export function whyGone<Item>(kind: SnapshotKind<Item>, state: State, now: number): string {
  const end = kind.expiresAt?.(state);
  return end !== undefined && end <= now
    ? `is gone: its retention was over at ${new Date(end).toISOString()}, and then the cloud deletes it`
    : "is gone from the cloud, and this run did not delete it";
}

/** What to do about a failed snapshot: not all of them are replaced, and not all can be deleted. */
function afterFailure<Item>(kind: SnapshotKind<Item>, state: State): Next {
  const stays = kind.deletionFailure?.(textOf(state.status));
  if (stays) return { run: "apply", say: ({ apply }) => ` Run ${apply} again: it makes a new snapshot. ${stays}.` };
  if (kind.recordedPhase(state) === "failed") return nextSteps.failed;
  return { run: "apply", say: ({ apply }) => ` Then run ${apply} again: it goes on waiting.` };
}

/** Why a wait ended without a ready snapshot, in one sentence each: what, and the last poll. */
export function waitEnded<Item>(
  { kind, session }: Operation<Item>,
  { id, state }: Recorded,
  result: Extract<WaitResult<Item>, { end: BadEnd }>,
): NotReadyError {
  const { end, last, polls, waitedMs, stillMs, error } = result;
  const what = {
    failed: "failed in the cloud",
    vanished: whyGone(kind, state, session.now()),
    stalled: `has not moved for ${formatDuration(stillMs)}`,
    "timed-out": `was not ready within ${formatDuration(waitedMs)}`,
    refused: "cannot be polled",
  }[end];
  const progress = last?.progress === undefined ? "" : `, progress ${last.progress} %`;
  const count = polls === 1 ? "1 poll" : `${polls} polls`;
  const seen = last
    ? `Last seen: status ${last.status}${progress}, unchanged for ${formatDuration(stillMs)}, ` +
      `${count} in ${formatDuration(waitedMs)}${last.requestId ? `, request id ${last.requestId}` : ""}.`
    : `Never seen in ${count} in ${formatDuration(waitedMs)}.`;
  const note = last?.note ? ` ${last.note}.` : "";
  const cause = error instanceof Error ? ` Last error: ${error.message}.` : "";
  const kept = end === "timed-out" || end === "refused" ? " The snapshot is kept." : "";
  return new NotReadyError(id, state, {
    message: `${kind.name} ${id} ${what}.${note} ${seen}${cause}${kept}`,
    next: end === "failed" ? afterFailure(kind, state) : nextSteps[end],
    cause: error,
  });
}

/** Why an update cannot be called done although it has changed what was asked for: its last poll decides. */
export function lastLookFailed<Item>(
  { kind, session }: Operation<Item>,
  { id, state }: Recorded,
  last: Observation<Item>,
): NotReadyError {
  const [what, next] =
    last.phase === "gone"
      ? [whyGone(kind, state, session.now()), nextSteps.vanished]
      : last.phase === "failed"
        ? ["failed in the cloud", afterFailure(kind, state)]
        : ["is not ready", goesOn];
  const note = last.note ? ` ${last.note}.` : "";
  const request = last.requestId ? `, request id ${last.requestId}` : "";
  const message = `${kind.name} ${id} ${what}.${note} Last seen: status ${last.status}${request}.`;
  return new NotReadyError(id, state, { message, next });
}

/** Why a wait was broken off, and that nothing is lost by it. */
export function waitStopped<Item>(
  { kind }: Operation<Item>,
  { id, state }: Recorded,
  { reason, last, waited }: { readonly reason: unknown; readonly last: Observation<Item> | undefined; waited: string },
): NotReadyError {
  const seen = last ? ` Last seen: status ${last.status}.` : "";
  if (reason instanceof LimitError) {
    const what = `was not ready within ${waited}, and the last poll got no answer`;
    const message = `${kind.name} ${id} ${what}.${seen} The snapshot is kept.`;
    return new NotReadyError(id, state, { message, next: nextSteps["timed-out"], cause: reason });
  }
  const why = reason instanceof Error ? reason.message : String(reason);
  const message = `${kind.name} ${id}: the wait was interrupted after ${waited} (${why}).${seen} The snapshot is kept.`;
  return new NotReadyError(id, state, { message, next: goesOn, cause: reason });
}
