import { stageAt } from "../../shared/timeline";
import type { Snapshot } from "./model";
import type { EvsStore } from "./store";

/** @throws ApiError when name, description and metadata cannot change at the moment. */
export function checkChangeable(snapshot: Snapshot, store: EvsStore, at: number): void {
  const isMade = ["available", "error"].includes(String(stageAt(snapshot.timeline, at)));
  if (snapshot.deleting !== undefined || (!isMade && !store.behaviour.updateBeforeAvailable)) {
    throw store.error("EVS.2043");
  }
}
