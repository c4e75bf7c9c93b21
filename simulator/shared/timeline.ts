import { curve, drawnCurves, type Rise } from "./progress";
import type { Random } from "./random";
import { amount, anything, count, mapOf, oneOf, type Some, text, type ValueOf } from "./readers";

/** What the plan of any coming snapshot may say. */
export const commonPlan = {
  /** How many snapshots follow the plan; default 1. */
  count,
  /** Seconds until the outcome; default the configured time. */
  seconds: amount,
  /** Percentage at which `stick` stops; default 50. */
  stickAt: amount,
  /** Default drawn from the seed. */
  curve,
  /** Seconds until the snapshot can be found; default the configured time. */
  invisibleSeconds: amount,
  /** A status that no client knows, shown from the start for `statusSeconds`. */
  status: text,
  /** Default half of the time. */
  statusSeconds: amount,
  /** Members added to the snapshot in answers. */
  fields: mapOf(anything),
};

/** How the making of a coming snapshot goes. */
export const timelinePlan = {
  ...commonPlan,
  /** `vanish` leaves nothing behind, `stick` never ends; default `available`. */
  outcome: oneOf("available", "error", "vanish", "stick"),
  /** Seconds that a deletion takes; default the configured time. */
  deletionSeconds: amount,
};

export type TimelinePlan = Some<typeof timelinePlan>;

/** How the making of a snapshot ends. */
export type Outcome = ValueOf<typeof timelinePlan.outcome>;

/** Everything about a snapshot that time alone decides. All times are in milliseconds since the epoch. */
export interface Timeline extends Rise {
  readonly visibleAt: number;
  /** When the outcome is there; Infinity for a snapshot that sticks. */
  readonly endAt: number;
  readonly outcome: Outcome;
  readonly oddStatus?: { readonly text: string; readonly until: number };
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Settles the timeline of a snapshot that starts now. */
export function settleTimeline(
  plan: TimelinePlan,
  usual: { readonly seconds: number; readonly invisibleSeconds: number },
  random: Random,
  startedAt: number,
): Timeline {
  const seconds = plan.seconds ?? usual.seconds;
  const outcome = plan.outcome ?? "available";
  const after = (delay: number) => startedAt + delay * 1000;
  const oddSeconds = plan.status === undefined ? 0 : (plan.statusSeconds ?? seconds / 2);
  const expectedAt = after(Math.max(seconds, oddSeconds));
  return {
    startedAt,
    visibleAt: after(plan.invisibleSeconds ?? usual.invisibleSeconds),
    endAt: outcome === "stick" ? Number.POSITIVE_INFINITY : expectedAt,
    expectedAt,
    outcome,
    curve: plan.curve ?? random.pick(drawnCurves),
    bend: random.between(0.3, 0.7),
    ceiling: outcome === "stick" ? (plan.stickAt ?? 50) : outcome === "error" ? 99 : 100,
    ...(plan.status === undefined ? {} : { oddStatus: { text: plan.status, until: after(oddSeconds) } }),
    fields: plan.fields ?? {},
  };
}

/** The timeline of a snapshot that was complete long ago. */
export function pastTimeline(createdAt: number): Timeline {
  return {
    startedAt: createdAt,
    visibleAt: createdAt,
    endAt: createdAt,
    expectedAt: createdAt,
    outcome: "available",
    curve: "linear",
    bend: 0.5,
    ceiling: 100,
    fields: {},
  };
}

/** What has become of the making of a snapshot; a text is a status that no client knows. */
export function stageAt(timeline: Timeline, at: number): "creating" | "available" | "error" | { readonly odd: string } {
  if (timeline.oddStatus !== undefined && at < timeline.oddStatus.until) {
    return { odd: timeline.oddStatus.text };
  }
  return at < timeline.endAt ? "creating" : timeline.outcome === "error" ? "error" : "available";
}
