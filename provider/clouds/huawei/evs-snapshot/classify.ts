/**
 * What an EVS snapshot's status means.
 *
 * complete: `available`.
 * failed:   `error`; `error_deleting`, which only the cloud's support can end.
 * pending:  `creating`, `deleting`, `rollbacking`, `backing-up`.
 * unknown:  every other status.
 */
import type { Observation } from "../../../readiness/observation";
import { observed, statusPhases } from "../../lifecycle/observed";
import type { SnapshotRecord } from "./record";

export const phaseOf = statusPhases({
  available: "complete",
  error: "failed",
  error_deleting: "failed",
  creating: "pending",
  deleting: "pending",
  rollbacking: "pending",
  "backing-up": "pending",
});

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const { status, "os-extended-snapshot-attributes:progress": progress } = record;
  return observed(record, { phase: phaseOf(status), status, progress, requestId });
}
