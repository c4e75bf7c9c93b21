import { forecast, type Hints } from "../../readiness/forecast";
import type { Observation } from "../../readiness/observation";
import { formatDuration } from "../../time/duration";

/** What people see of a wait: status, percent, the time left and how sure that is, the time gone. */
export function describeProgress(id: string, seen: Observation, hints: Hints): string {
  const { now, startedAt } = hints;
  const percent = seen.progress === undefined ? "" : ` ${seen.progress} %`;
  const expected = seen.phase === "pending" || seen.phase === "usable" ? forecast(hints) : undefined;
  const left =
    expected && expected.at > now
      ? `, about ${formatDuration(expected.at - now)} left (± ${formatDuration(expected.spread)})`
      : "";
  return `${id} ${seen.status}${percent}${left}, ${formatDuration(now - startedAt)} gone`;
}
