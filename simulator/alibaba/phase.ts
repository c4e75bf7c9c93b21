import { progressAt } from "../shared/progress";
import type { Course } from "./course";

/** A snapshot at one moment, as the cloud reports it. */
export interface Phase {
  readonly status: string;
  /** Whole per cent; absent when the cloud reports none. */
  readonly progress?: number;
  /** Whole seconds; absent when the cloud reports none. */
  readonly remainSeconds?: number;
  readonly available: boolean;
  /** Whether the creation has not come to an end. */
  readonly isProgressing: boolean;
  /** Whether the creation time is known yet. */
  readonly isCut: boolean;
}

/** Where a course is at a moment. */
export function phaseAt(course: Course, at: number): Phase {
  const hasEnded = at >= course.endAt;
  const hasFailed = hasEnded && course.outcome === "failed";
  const isAccomplished = hasEnded && course.outcome === "accomplished";
  const isOdd = course.oddStatus !== undefined && at < course.oddStatus.until;
  const reportsProgress = isAccomplished || course.curve !== "none";
  return {
    status: isOdd
      ? (course.oddStatus?.text ?? "")
      : isAccomplished
        ? "accomplished"
        : hasFailed
          ? "failed"
          : "progressing",
    ...(reportsProgress ? { progress: isAccomplished ? 100 : progressAt(course, at) } : {}),
    ...(reportsProgress && !hasEnded ? { remainSeconds: remainingAt(course, at) } : {}),
    available: at >= course.usableAt && !hasFailed,
    isProgressing: !hasEnded,
    isCut: at >= course.cutAt,
  };
}

function remainingAt(course: Course, at: number): number {
  const whole = course.expectedAt - course.startedAt;
  const leftWhenStuck = course.outcome === "stick" ? whole * (1 - course.ceiling / 100) : 0;
  return Math.ceil(Math.max(course.expectedAt - at, leftWhenStuck, 0) / 1000);
}
