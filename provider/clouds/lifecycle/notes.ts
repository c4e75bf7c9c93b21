import type { Saying, Words } from "../../http/next";
import { isId } from "../answers/ids";
import { textOf } from "../answers/texts";
import type { Replacement } from "./diff";
import type { Properties, SnapshotKind, State } from "./kind";
import { whyGone } from "./not-ready";

const unlessKept = ({ retainOption }: Words) => `unless the resource has ${retainOption}`;

/** What becomes of a snapshot that is replaced in the usual order. */
export const describeOldOne =
  (id: string): Saying =>
  (words) =>
    `${id} is deleted when its replacement is ready, ${unlessKept(words)}`;

/**
 * Why a snapshot is replaced, or what is unusual about it; undefined where the changed inputs say it all. A refresh shows it
 * too. `now`: milliseconds since the epoch.
 */
export function describeReplacement<Item>(
  kind: SnapshotKind<Item>,
  id: string,
  { isForced, deleteFirst, because }: Replacement,
  olds: State,
  news: Properties,
  now: number,
): Saying | undefined {
  if (isForced && kind.recordedPhase(olds) === "gone") {
    return ({ apply }) => `${id} ${whyGone(kind, olds, now)}. ${apply} makes a new snapshot in its place.`;
  }
  if (isForced) {
    const stays = kind.deletionFailure?.(textOf(olds.status));
    const old = deleteFirst ? "deletes it, then makes a new snapshot" : "makes a new snapshot in its place";
    const what = `${id} has failed in the cloud (status ${textOf(olds.status)})`;
    return ({ apply }) => `${what}. ${apply} ${old}.${stays ? ` ${stays}.` : ""}`;
  }
  if (deleteFirst) {
    return () => `${id} is deleted before its replacement is made, because the cloud takes only one of them.`;
  }
  if (because.includes("adopt")) {
    const { adopt } = news;
    const other = isId(adopt) ? adopt : "The snapshot that adopt names";
    return (words) => `${other} takes the place of ${id}. Then ${id} is deleted, ${unlessKept(words)}.`;
  }
  return undefined;
}

/** What a preview says about a snapshot that an earlier run did not see ready. */
export const describeResumption =
  (id: string, { status }: Properties): Saying =>
  ({ apply }) =>
    `${id} is not ready yet (status ${textOf(status)}): ${apply} goes on waiting for it`;

/** What a preview says about a snapshot that is adopted. */
export const describeAdoption =
  (id: string): Saying =>
  (words) =>
    `adopts ${id}. It belongs to this stack then: ${words.destroy} deletes it, ${unlessKept(words)}.`;
