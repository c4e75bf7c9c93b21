/**
 * What a DWS snapshot's status means.
 *
 * complete: `AVAILABLE`.
 * failed:   `UNAVAILABLE`, also of a creation that was cancelled in the console; `FROZEN` and `POLICE_FROZEN`, the
 *           account's trouble and not the snapshot's.
 * pending:  `CREATING`, `RESTORING`.
 * unknown:  every other status.
 */
import type { Observation, Phase } from "../../../readiness/observation";
import { isVanished, observed, statusPhases } from "../../lifecycle/observed";
import type { SnapshotRecord } from "./record";

export const phaseOf = statusPhases({
  AVAILABLE: "complete",
  UNAVAILABLE: "failed",
  FROZEN: "failed",
  POLICE_FROZEN: "failed",
  CREATING: "pending",
  RESTORING: "pending",
});

const notes: Record<string, string> = {
  FROZEN: "The account is frozen: settle its bills first",
  POLICE_FROZEN: "The account is frozen by order of the authorities",
};

const noteOf = (status: unknown) =>
  typeof status === "string" && Object.hasOwn(notes, status) ? notes[status] : undefined;

/** A frozen account is no reason to make the snapshot anew: once it thaws the old one is as good as before. */
export function recordedPhase(status: unknown): Phase {
  if (isVanished({ status })) return "gone";
  return noteOf(status) ? "pending" : phaseOf(status);
}

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const { status, progress } = record;
  return observed(record, { phase: phaseOf(status), status, progress, note: noteOf(status), requestId });
}
