/**
 * What an EVS snapshot's status means.
 *
 * complete: `available`.
 * failed:   `error`; `error_deleting`, which only the cloud's support can end.
 * pending:  `creating`, `deleting`, `rollbacking`, `backing-up`.
 * unknown:  every other status.
 */
import type { Observation, Phase } from "../../../readiness/observation";
import { percent } from "../../lifecycle/percent";
import type { SnapshotRecord } from "./record";

const phases: Record<string, Phase> = {
  available: "complete",
  error: "failed",
  error_deleting: "failed",
  creating: "pending",
  deleting: "pending",
  rollbacking: "pending",
  "backing-up": "pending",
};

export const phaseOf = (status: unknown): Phase => phases[String(status)] ?? "unknown";

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const phase = phaseOf(record["status"]);
  const progress = phase === "complete" ? 100 : percent(record["os-extended-snapshot-attributes:progress"]);
  return {
    phase,
    status: String(record["status"] ?? "unknown"),
    ...(progress === undefined ? {} : { progress }),
    ...(requestId ? { requestId } : {}),
    item: record,
  };
}
