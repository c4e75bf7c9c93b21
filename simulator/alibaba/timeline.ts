import type { Random } from "../shared/random";
import * as shared from "../shared/timeline";
import type { EcsBehaviour } from "./behaviour";
import type { SnapshotPlan } from "./plan";

/** Everything about a snapshot that time alone decides; `endAt` is when its disk is released, too. */
export interface EcsTimeline extends shared.Timeline {
  readonly cutAt: number;
  /** Infinity when it never is. */
  readonly usableAt: number;
  readonly processingUntil: number;
}

const earlyUsableShare = 0.25;
const outcomes = { accomplished: "available", failed: "error", vanish: "vanish", stick: "stick" } as const;

/** Settles the timeline of a snapshot that starts now. */
export function settleTimeline(
  plan: SnapshotPlan,
  behaviour: EcsBehaviour,
  instantAccess: boolean,
  random: Random,
  startedAt: number,
): EcsTimeline {
  const { snapshotSeconds, invisibleSeconds, uncutSeconds } = behaviour;
  const { seconds = snapshotSeconds, usableAfterSeconds, processingSeconds = 0 } = plan;
  const after = (delay: number) => startedAt + delay * 1000;
  const outcome = outcomes[plan.outcome ?? "accomplished"];
  const settled = shared.settleTimeline({ ...plan, outcome }, { seconds, invisibleSeconds }, random, startedAt);
  const isGood = outcome === "available";
  const early = usableAfterSeconds ?? (instantAccess && isGood ? seconds * earlyUsableShare : undefined);
  const endUsableAt = isGood ? settled.expectedAt : Number.POSITIVE_INFINITY;
  return {
    ...settled,
    cutAt: after(Math.min(plan.uncutSeconds ?? uncutSeconds, seconds)),
    usableAt: early === undefined ? endUsableAt : Math.min(after(early), endUsableAt),
    processingUntil: after(processingSeconds),
  };
}

/** The timeline of a snapshot that was complete long ago. */
export function pastTimeline(createdAt: number): EcsTimeline {
  return { ...shared.pastTimeline(createdAt), cutAt: createdAt, usableAt: createdAt, processingUntil: createdAt };
}
