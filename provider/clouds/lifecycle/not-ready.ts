import type { Observation } from "../../readiness/observation";
import type { WaitResult } from "../../readiness/waiter";
import { formatDuration } from "../../time/duration";
import { textOf } from "../answers/texts";
import { whyGone } from "./gone";
import type { Properties, SnapshotKind, State } from "./kind";
import { LimitError } from "./operation";

/** A snapshot exists in the cloud but is not what the program asked for. Carries what to record of it. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";

  constructor(
    readonly id: string,
    readonly state: Properties,
    reason: string,
  ) {
    super(reason);
  }
}

const nextSteps: Record<WaitResult<unknown>["end"], string> = {
  ready: "",
  failed: "Run pulumi up again: it makes a new snapshot and deletes this one.",
  vanished: "Check that its source still exists, then run pulumi up again: it makes a new snapshot.",
  stalled: "Run pulumi up again to go on waiting, with a longer stallTimeout if the cloud needs it.",
  "timed-out": "The snapshot is kept. Run pulumi up again to go on waiting, with a longer timeouts.create if needed.",
  refused: "The snapshot is kept. Correct the cause, then run pulumi up again: it goes on waiting.",
};

/** What to do about a failed snapshot: not all of them are replaced, and not all can be deleted. */
function afterFailure<Item>(kind: SnapshotKind<Item>, state: State): string {
  const stays = kind.deletionFailure?.(textOf(state.status));
  if (stays) return `Run pulumi up again: it makes a new snapshot. ${stays}.`;
  return kind.recordedPhase(state) === "failed" ? nextSteps.failed : "Then run pulumi up again: it goes on waiting.";
}

/** Why a wait ended without a ready snapshot, in one sentence each: what, the last poll, the next step. */
export function describeEnd<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  result: WaitResult<Item>,
  state: State,
  now: number,
): string {
  const { end, last, polls, waitedMs, stillMs, error } = result;
  const what = {
    ready: "is ready",
    failed: "failed in the cloud",
    vanished: whyGone(kind, state, now),
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
  const next = end === "failed" ? afterFailure(kind, state) : nextSteps[end];
  return `${kind.name} ${id} ${what}.${note} ${seen}${cause} ${next}`;
}

/** Why an update cannot be called done although it has changed what was asked for: its last look decides. */
export function describeLastLook<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  last: Observation<Item>,
  state: State,
  now: number,
): string {
  const [what, next] =
    last.phase === "gone"
      ? [whyGone(kind, state, now), nextSteps.vanished]
      : last.phase === "failed"
        ? ["failed in the cloud", afterFailure(kind, state)]
        : ["is not ready", "Run pulumi up again: it goes on waiting."];
  const note = last.note ? ` ${last.note}.` : "";
  const request = last.requestId ? `, request id ${last.requestId}` : "";
  return `${kind.name} ${id} ${what}.${note} Last seen: status ${last.status}${request}. ${next}`;
}

/** Why a wait was broken off, and that nothing is lost by it. */
export function describeStop<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  reason: unknown,
  last: Observation<Item> | undefined,
  waited: string,
): string {
  const seen = last ? ` Last seen: status ${last.status}.` : "";
  if (reason instanceof LimitError) {
    return `${kind.name} ${id} was not ready within ${waited}, and the last poll got no answer.${seen} ${nextSteps["timed-out"]}`;
  }
  const cause = reason instanceof Error ? reason.message : String(reason);
  return `${kind.name} ${id}: the wait was interrupted after ${waited} (${cause}).${seen} The snapshot is kept. Run pulumi up again: it goes on waiting.`;
}
