/**
 * What a BCC snapshot's status means.
 *
 * complete: `Available`.
 * failed:   `CreatedFailed`; `NotAvailable`, which the cloud does not even delete.
 * pending:  `Creating`.
 * unknown:  every other status.
 */
import type { Observation, Phase } from "../../../readiness/observation";
import { percent } from "../../lifecycle/percent";
import type { SnapshotRecord } from "./record";

const phases: Record<string, Phase> = {
  Available: "complete",
  CreatedFailed: "failed",
  NotAvailable: "failed",
  Creating: "pending",
};

export const phaseOf = (status: unknown): Phase => phases[String(status)] ?? "unknown";

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const phase = phaseOf(record["status"]);
  const progress = phase === "complete" ? 100 : percent(record["progress"]);
  return {
    phase,
    status: String(record["status"] ?? "unknown"),
    ...(progress === undefined ? {} : { progress }),
    ...(requestId ? { requestId } : {}),
    item: record,
  };
}
