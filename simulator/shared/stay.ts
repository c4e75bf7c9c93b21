import { type Course, stageAt } from "./course";

/** A status that stands in for `available` for a while. Times are milliseconds since the epoch. */
export interface Stay {
  readonly status: string;
  readonly since: number;
  readonly until: number;
}

/** A stay that begins now. */
export function stayFrom(at: number, status: string, seconds = Number.POSITIVE_INFINITY): Stay {
  return { status, since: at, until: at + seconds * 1000 };
}

/** What clients are told of the making of a snapshot; an odd text is a status as it stands. */
export function shownStageAt(course: Course, stay: Stay | undefined, at: number): ReturnType<typeof stageAt> {
  const stage = stageAt(course, at);
  const isStaying = stay !== undefined && at >= stay.since && at < stay.until;
  return stage === "available" && isStaying ? { odd: stay.status } : stage;
}
