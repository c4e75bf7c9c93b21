import type { SnapshotKind, State } from "./kind";

/** Why a snapshot is not in the cloud any more, as far as its recorded state tells. `now`: the cloud's time, in milliseconds. */
export function whyGone<Item>(kind: SnapshotKind<Item>, state: State, now: number): string {
  const end = kind.expiresAt?.(state);
  return end !== undefined && end <= now
    ? `is gone: its retention was over at ${new Date(end).toISOString()}, and then the cloud deletes it`
    : "is gone from the cloud, and this run did not delete it";
}
