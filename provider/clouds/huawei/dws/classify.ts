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
import { percent } from "../../lifecycle/percent";
import type { SnapshotRecord } from "./record";

const phases: Record<string, Phase> = {
  AVAILABLE: "complete",
  UNAVAILABLE: "failed",
  FROZEN: "failed",
  POLICE_FROZEN: "failed",
  CREATING: "pending",
  RESTORING: "pending",
};

const notes: Record<string, string> = {
  FROZEN: "The account is frozen: settle its bills first",
  POLICE_FROZEN: "The account is frozen by order of the authorities",
};

export const phaseOf = (status: unknown): Phase => phases[String(status)] ?? "unknown";

/** A frozen account is no reason to make the snapshot anew: once it thaws the old one is as good as before. */
export function recordedPhase(status: unknown): Phase {
  if (status === "vanished") return "gone";
  return String(status) in notes ? "pending" : phaseOf(status);
}

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const status = String(record["status"] ?? "unknown");
  const phase = phaseOf(status);
  const progress = phase === "complete" ? 100 : percent(record["progress"]);
  return {
    phase,
    status,
    ...(notes[status] ? { note: notes[status] } : {}),
    ...(progress === undefined ? {} : { progress }),
    ...(requestId ? { requestId } : {}),
    item: record,
  };
}
