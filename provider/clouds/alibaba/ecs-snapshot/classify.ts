/**
 * What a DescribeSnapshots record means.
 *
 * complete: Status `accomplished`.
 * usable:   Status `progressing` with Available true: disks can be made and rolled back, the upload goes on.
 * failed:   Status `failed`.
 * pending:  Status `progressing`.
 * unknown:  every other Status.
 *
 * Progress and RemainTime are hints only: the cloud shows a RemainTime next to 100 %.
 */
import type { Observation, Phase } from "../../../readiness/observation";
import { observed } from "../../lifecycle/observed";
import type { SnapshotRecord } from "./record";

export function phaseOf(status: unknown, available: unknown): Phase {
  if (status === "accomplished") return "complete";
  if (status === "failed") return "failed";
  if (status === "progressing") return available === true ? "usable" : "pending";
  return "unknown";
}

export function classify(record: SnapshotRecord, requestId?: string): Observation<SnapshotRecord> {
  const { Status: status, Available: available, Progress: progress, RemainTime: remainingSeconds } = record;
  return observed(record, { phase: phaseOf(status, available), status, progress, remainingSeconds, requestId });
}
