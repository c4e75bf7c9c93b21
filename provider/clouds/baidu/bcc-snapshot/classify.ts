/**
 * What a BCC snapshot's status means.
 *
 * complete: `Available`.
 * failed:   `CreatedFailed`; `NotAvailable`, which the cloud does not even delete.
 * pending:  `Creating`.
 * unknown:  every other status.
 */
import type { Observation } from "../../../readiness/observation";
import { observed, statusPhases } from "../../lifecycle/observed";
import type { SnapshotRecord } from "./record";

export const phaseOf = statusPhases({
  Available: "complete",
  CreatedFailed: "failed",
  NotAvailable: "failed",
  Creating: "pending",
});

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const { status, progress } = record;
  return observed(record, { phase: phaseOf(status), status, progress, requestId });
}
