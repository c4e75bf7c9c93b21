import type { Forecast } from "../../readiness/forecast";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";

/**
 * The row of a wait: what matters first, in some 40 characters, because a terminal cuts the rest. The engine shows the time
 * gone beside it.
 */
export function describeProgress(seen: Observation, now: number, expected: Forecast | undefined): string {
  const isUnderWay = seen.phase === "pending" || seen.phase === "usable";
  const usable = seen.phase === "usable" ? "usable, " : "";
  const percent = seen.progress === undefined || !isUnderWay ? seen.status : `${usable}${seen.progress} %`;
  const isAhead = isUnderWay && expected !== undefined && expected.at > now;
  return isAhead ? `${percent}, about ${formatDuration(expected.at - now)} left` : percent;
}

/** The last row of a wait that ended well: how long it took, and how late it was noticed. */
export const describeReady = (waitedMs: number, lagMs: number): string =>
  `ready after ${formatDuration(waitedMs)}, noticed ${(lagMs / 1_000).toFixed(1)} s late at most`;
