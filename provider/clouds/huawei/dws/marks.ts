import type { Observation } from "../../../readiness/observation";
import type { Clock } from "../../../time/clock";
import type { Marks } from "../../lifecycle/kind";
import { type Mark, type Owner, splitMarker, withMarker } from "../../lifecycle/mark";
import { phaseOf } from "./classify";
import type { DwsSession } from "./kind";
import { listAll } from "./list";
import type { SnapshotRecord } from "./record";

/** A description that tells whose a snapshot is. DWS changes nothing later, so it says so for good. */
export const markedDescription = (description: string | undefined, owner: Owner | undefined): string | undefined =>
  owner ? withMarker(description ?? "", owner, false) : description;

const markedBy =
  (isMaking: (phase: Observation["phase"]) => boolean) =>
  (record: SnapshotRecord): Mark | undefined => {
    const { mark } = splitMarker(String(record["description"] ?? ""));
    return mark && { ...mark, making: isMaking(phaseOf(record["status"])) };
  };

/**
 * Marks of DWS snapshots are part of the description. As nothing takes `making` away, a snapshot counts as being made while
 * the cloud makes it.
 */
export const dwsMarks = (clock: Clock): Marks<SnapshotRecord, DwsSession> => ({
  of: markedBy((phase) => phase === "pending" || phase === "unknown"),
  listName: () => "project",
  list: (session, _inputs, _since, call) => listAll(session, {}, clock, call),
  isRefusal: () => false,
  permissions: "nothing",
});

/** A finished copy is adopted too, whenever it was made: its source takes one copy, and does not change. */
export const copyMarks = (clock: Clock): Marks<SnapshotRecord, DwsSession> => ({
  ...dwsMarks(clock),
  of: markedBy((phase) => phase !== "failed"),
  isAgeless: true,
});
