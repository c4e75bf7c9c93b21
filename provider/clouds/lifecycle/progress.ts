import type { Forecast, Hints } from "../../readiness/forecast";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";

/** What people see of a wait: status, percent, the time left and how sure that is, the time gone. */
export function describeProgress(
  id: string,
  seen: Observation,
  { now, startedAt }: Pick<Hints, "now" | "startedAt">,
  expected: Forecast | undefined,
): string {
  const percent = seen.progress === undefined ? "" : ` ${seen.progress} %`;
  const isUnderWay = seen.phase === "pending" || seen.phase === "usable";
  const left =
    isUnderWay && expected && expected.at > now
      ? `, about ${formatDuration(expected.at - now)} left (± ${formatDuration(expected.spread)})`
      : "";
  return `${id} ${seen.status}${percent}${left}, ${formatDuration(now - startedAt)} so far`;
}
