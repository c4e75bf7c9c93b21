import { progressAt } from "../shared/progress";
import type { EcsTimeline } from "./timeline";

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

/** Where a timeline is at a moment. */
export function phaseAt(timeline: EcsTimeline, at: number): Phase {
  const hasEnded = at >= timeline.endAt;
  const hasFailed = hasEnded && timeline.outcome === "error";
  const isAccomplished = hasEnded && timeline.outcome === "available";
  const isOdd = timeline.oddStatus !== undefined && at < timeline.oddStatus.until;
  const reportsProgress = isAccomplished || timeline.curve !== "none";
  return {
    status: isOdd
      ? (timeline.oddStatus?.text ?? "")
      : isAccomplished
        ? "accomplished"
        : hasFailed
          ? "failed"
          : "progressing",
    ...(reportsProgress ? { progress: isAccomplished ? 100 : progressAt(timeline, at) } : {}),
    ...(reportsProgress && !hasEnded ? { remainSeconds: remainingAt(timeline, at) } : {}),
    available: at >= timeline.usableAt && !hasFailed,
    isProgressing: !hasEnded,
    isCut: at >= timeline.cutAt,
  };
}

function remainingAt(timeline: EcsTimeline, at: number): number {
  const whole = timeline.expectedAt - timeline.startedAt;
  const leftWhenStuck = timeline.outcome === "stick" ? whole * (1 - timeline.ceiling / 100) : 0;
  return Math.ceil(Math.max(timeline.expectedAt - at, leftWhenStuck, 0) / 1000);
}
