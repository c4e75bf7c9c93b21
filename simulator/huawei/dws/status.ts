import { shownStageAt } from "../../shared/stay";
import type { Snapshot } from "./model";

const WORDS = { creating: "CREATING", available: "AVAILABLE", error: "UNAVAILABLE" };

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ course, stay }: Snapshot, at: number): string {
  const stage = shownStageAt(course, stay, at);
  return typeof stage === "string" ? WORDS[stage] : stage.odd;
}
