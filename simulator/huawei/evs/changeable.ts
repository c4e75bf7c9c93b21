import { stageAt } from "../../shared/course";
import type { Snapshot } from "./model";
import type { EvsStore } from "./store";

/** @throws ApiError when name, description and metadata cannot change at the moment. */
export function checkChangeable(snapshot: Snapshot, store: EvsStore, at: number): void {
  const isMade = ["available", "error"].includes(String(stageAt(snapshot.course, at)));
  if (snapshot.deleting !== undefined || (!isMade && !store.behaviour.updateBeforeAvailable)) {
    throw store.error("EVS.2043");
  }
}
