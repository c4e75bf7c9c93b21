import { DRAWN_CURVES, type Rise } from "../shared/progress";
import type { Random } from "../shared/random";
import type { EcsBehaviour } from "./behaviour";
import type { Outcome, SnapshotPlan } from "./plan";

/** Everything about a snapshot that time alone decides. All times are in milliseconds since the epoch. */
export interface Timeline extends Rise {
  readonly visibleAt: number;
  readonly cutAt: number;
  /** Infinity when it never is. */
  readonly usableAt: number;
  /** When the snapshot is accomplished or failed, or its disk released; Infinity for one that sticks. */
  readonly endAt: number;
  readonly outcome: Outcome;
  readonly oddStatus?: { readonly text: string; readonly until: number };
  readonly processingUntil: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

const EARLY_USABLE_SHARE = 0.25;

/** Settles the timeline of a snapshot that starts now. */
export function settleTimeline(
  plan: SnapshotPlan,
  behaviour: EcsBehaviour,
  instantAccess: boolean,
  random: Random,
  startedAt: number,
): Timeline {
  const seconds = plan.seconds ?? behaviour.snapshotSeconds;
  const outcome = plan.outcome ?? "accomplished";
  const after = (delay: number) => startedAt + delay * 1000;
  const oddSeconds = plan.status === undefined ? 0 : (plan.statusSeconds ?? seconds / 2);
  const expectedAt = after(Math.max(seconds, oddSeconds));
  const early =
    plan.usableAfterSeconds ?? (instantAccess && outcome === "accomplished" ? seconds * EARLY_USABLE_SHARE : undefined);
  const endUsableAt = outcome === "accomplished" ? expectedAt : Number.POSITIVE_INFINITY;
  return {
    startedAt,
    visibleAt: after(plan.invisibleSeconds ?? behaviour.invisibleSeconds),
    cutAt: after(Math.min(plan.uncutSeconds ?? behaviour.uncutSeconds, seconds)),
    usableAt: early === undefined ? endUsableAt : Math.min(after(early), endUsableAt),
    endAt: outcome === "stick" ? Number.POSITIVE_INFINITY : expectedAt,
    expectedAt,
    outcome,
    curve: plan.curve ?? random.pick(DRAWN_CURVES),
    bend: random.between(0.3, 0.7),
    ceiling: outcome === "stick" ? (plan.stickAt ?? 50) : outcome === "failed" ? 99 : 100,
    ...(plan.status === undefined ? {} : { oddStatus: { text: plan.status, until: after(oddSeconds) } }),
    processingUntil: after(plan.processingSeconds ?? 0),
    fields: plan.fields ?? {},
  };
}

/** The timeline of a snapshot that was complete long ago. */
export function pastTimeline(createdAt: number, readyAt: number): Timeline {
  return {
    startedAt: createdAt,
    visibleAt: createdAt,
    cutAt: createdAt,
    usableAt: readyAt,
    endAt: readyAt,
    expectedAt: readyAt,
    outcome: "accomplished",
    curve: "linear",
    bend: 0.5,
    ceiling: 100,
    processingUntil: createdAt,
    fields: {},
  };
}
