import { isDeepStrictEqual } from "node:util";
import { textOf } from "../answers/texts";
import { changeOf, type Properties, type SnapshotKind, type State, satisfies } from "./kind";
import type { Plan } from "./lifecycle";
import { givenNames, managedState } from "./state";

/**
 * Asks for a new snapshot, because of these properties; `isForced` when the reason is the recorded status, not an input. One
 * that has failed or vanished goes first: it is no backup, and may be what the quota is short of.
 */
export type Replacement = { readonly change: "replace" } & Required<Pick<Plan, "because" | "isForced" | "deleteFirst">>;

/** What must happen to bring a recorded snapshot to new inputs, without the texts about it. */
export type SnapshotPlan = Replacement | { readonly change: Exclude<Plan["change"], "replace"> };

/** Compares recorded outputs with new inputs, without asking the cloud. An unknown input differs from every value. */
export function diff<Item>(kind: SnapshotKind<Item>, id: string, olds: State, news: State): SnapshotPlan {
  const phase = kind.recordedPhase(olds);
  const differs = (key: string, recorded: Properties) => !isDeepStrictEqual(recorded[key], news[key]);

  const replacing = Object.keys(kind.inputs).filter((key) => {
    const change = changeOf(kind, key);
    if (change !== "replace" && change !== "computed") return false;
    if (news[key] === undefined) return change === "replace" && givenNames(olds).includes(key);
    return key === "adopt" ? news[key] !== id : differs(key, olds);
  });
  const isLost = phase === "failed" || phase === "gone";
  if (isLost || replacing.length > 0) {
    const because = isLost ? [...replacing, "status"] : replacing;
    const canGo = isLost && kind.deletionFailure?.(textOf(olds.status)) === undefined;
    const deleteFirst = canGo || (kind.deleteFirst?.(olds, news) ?? false);
    return { change: "replace", because, isForced: isLost, deleteFirst };
  }
  if (!satisfies(phase, news.waitFor)) return { change: "certainly" };

  const recorded = managedState(kind, olds, news);
  const changed = Object.keys(kind.inputs).some(
    (key) => ["live", "record", "fixed"].includes(changeOf(kind, key) ?? "") && differs(key, recorded),
  );
  return { change: changed ? "inputs" : "none" };
}
