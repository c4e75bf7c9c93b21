import { isId } from "../clouds/answers/ids";
import { textOf } from "../clouds/answers/texts";
import type { Plan } from "../clouds/lifecycle/diff";
import { whyGone } from "../clouds/lifecycle/gone";
import type { Properties, SnapshotKind, State } from "../clouds/lifecycle/kind";

const unlessKept = "unless the resource has the option retainOnDelete";

/** What becomes of a snapshot that is replaced in the usual order. */
export const describeOldOne = (id: string): string => `${id} is deleted when its replacement is ready, ${unlessKept}`;

/**
 * Why a snapshot is replaced, or what is unusual about it; undefined where the changed inputs say it all. A refresh shows it
 * too. `now`: milliseconds since the epoch.
 */
export function describeReplacement<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  { recorded, deleteFirst, because }: Extract<Plan, { plan: "replace" }>,
  olds: State,
  news: Properties,
  now: number,
): string | undefined {
  if (recorded && kind.recordedPhase(olds) === "gone") {
    return `${id} ${whyGone(kind, olds, now)}. pulumi up makes a new snapshot in its place.`;
  }
  if (recorded) {
    const stays = kind.deletionFailure?.(textOf(olds.status));
    const old = deleteFirst ? "deletes it, then makes a new snapshot" : "makes a new snapshot in its place";
    return `${id} has failed in the cloud (status ${textOf(olds.status)}). pulumi up ${old}.${stays ? ` ${stays}.` : ""}`;
  }
  if (deleteFirst) {
    return `${id} is deleted before its replacement is made, because the cloud takes only one of them.`;
  }
  if (because.includes("adopt")) {
    const { adopt } = news;
    return `${isId(adopt) ? adopt : "The snapshot that adopt names"} takes the place of ${id}. Then ${id} is deleted, ${unlessKept}.`;
  }
  return undefined;
}

/** What a preview says about a snapshot that an earlier run did not see ready. */
export const describeResumption = (id: string, { status }: Properties): string =>
  `${id} is not ready yet (status ${textOf(status)}): pulumi up goes on waiting for it`;

/** What a preview says about a snapshot that is adopted. */
export const describeAdoption = (id: string): string =>
  `adopts ${id}. It belongs to this stack then: pulumi destroy deletes it, ${unlessKept}.`;
