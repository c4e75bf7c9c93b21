import { stageAt, type Timeline } from "./timeline";

/** A status that stands in for `available` for a while. Times are milliseconds since the epoch. */
export interface StatusOverride {
  readonly status: string;
  readonly since: number;
  readonly until: number;
}

/** A status override that begins now; none without a status. */
export function statusOverrideFrom(
  at: number,
  status: string | undefined,
  seconds = Number.POSITIVE_INFINITY,
): StatusOverride | undefined {
  return status === undefined ? undefined : { status, since: at, until: at + seconds * 1000 };
}

/** What clients are told of the making of a snapshot; an odd text is a status as it stands. */
export function shownStageAt(
  timeline: Timeline,
  statusOverride: StatusOverride | undefined,
  at: number,
): ReturnType<typeof stageAt> {
  const stage = stageAt(timeline, at);
  const isOverridden = statusOverride !== undefined && at >= statusOverride.since && at < statusOverride.until;
  return stage === "available" && isOverridden ? { odd: statusOverride.status } : stage;
}
