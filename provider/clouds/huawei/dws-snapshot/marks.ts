import type { Observation } from "../../../readiness/observation";
import { textOf } from "../../answers/texts";
import type { Marks } from "../../lifecycle/kind";
import { type Mark, splitMarker, withMarker } from "../../lifecycle/mark";
import type { DwsSession } from "./base";
import { phaseOf } from "./classify";
import { listAll } from "./list";
import type { SnapshotRecord } from "./record";

/** A description that tells whose a snapshot is. DWS changes nothing later, so it says so for good. */
export const markedDescription = (description: string | undefined, mark: Mark | undefined): string | undefined =>
  mark ? withMarker(description ?? "", mark, mark.making) : description;

/** Reads marks in descriptions; `isMaking` says which snapshots count as being made. */
export const markedBy =
  (isMaking: (phase: Observation["phase"], wasAwaited: boolean) => boolean) =>
  (record: SnapshotRecord): Mark | undefined => {
    const { mark } = splitMarker(textOf(record.description));
    return mark && { ...mark, making: isMaking(phaseOf(record.status), mark.making) };
  };

/**
 * Marks of DWS snapshots are part of the description. As nothing takes `making` away, a snapshot counts as being made while
 * the cloud makes it, unless its create did not wait for that.
 */
export const dwsMarks: Marks<SnapshotRecord, DwsSession> = {
  of: markedBy((phase, wasAwaited) => wasAwaited && (phase === "pending" || phase === "unknown")),
  listName: () => "project",
  list: (session, _inputs, _withinMs, call) => listAll(session, {}, call),
  isRefusal: () => false,
  permissions: "nothing",
  onlyWhenComplete: true,
};
