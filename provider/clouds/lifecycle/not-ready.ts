import type { WaitResult } from "../../readiness/waiter";
import { formatDuration } from "../../time/duration";
import type { Properties, SnapshotKind } from "./kind";

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
function afterFailure<Item>(kind: SnapshotKind<Item>, state: Properties): string {
  const stays = kind.deletionFailure?.(String(state["status"]));
  if (stays) return `Run pulumi up again: it makes a new snapshot. ${stays}.`;
  return kind.recordedPhase(state) === "failed" ? nextSteps.failed : "Then run pulumi up again: it goes on waiting.";
}

/** Why a wait ended without a ready snapshot, in one sentence each: what, the last look, the next step. */
export function describeEnd<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  result: WaitResult<Item>,
  state: Properties,
): string {
  const { end, last, polls, waitedMs, stillMs, error } = result;
  const what = {
    ready: "is ready",
    failed: "failed in the cloud",
    vanished: "vanished from the cloud while it was being made",
    stalled: `has not moved for ${formatDuration(stillMs)}`,
    "timed-out": `was not ready within ${formatDuration(waitedMs)}`,
    refused: "can not be looked at",
  }[end];
  const progress = last?.progress === undefined ? "" : `, progress ${last.progress} %`;
  const seen = last
    ? `Last seen: status ${last.status}${progress}, unchanged for ${formatDuration(stillMs)}, ` +
      `${polls} looks in ${formatDuration(waitedMs)}${last.requestId ? `, request id ${last.requestId}` : ""}.`
    : `Never seen in ${polls} looks in ${formatDuration(waitedMs)}.`;
  const note = last?.note ? ` ${last.note}.` : "";
  const cause = error instanceof Error ? ` Last error: ${error.message}.` : "";
  const next = end === "failed" ? afterFailure(kind, state) : nextSteps[end];
  return `${kind.name} ${id} ${what}.${note} ${seen}${cause} ${next}`;
}
