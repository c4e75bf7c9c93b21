import { stageAt } from "../../shared/course";
import type { Snapshot } from "./model";

const WORDS = { creating: "CREATING", available: "AVAILABLE", error: "UNAVAILABLE" };

/** The status that the service shows for a snapshot that exists. */
export function statusAt({ course, stay }: Snapshot, at: number): string {
  const stage = stageAt(course, at);
  if (stage === "available" && stay !== undefined && at >= stay.since && at < stay.until) {
    return stay.status;
  }
  return typeof stage === "string" ? WORDS[stage] : stage.odd;
}
