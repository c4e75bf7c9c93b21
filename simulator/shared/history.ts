import type { Timeline } from "./timeline";

/** When a snapshot came and went, in milliseconds since the epoch. */
export interface History {
  readonly createdAt: number;
  /** When it is available; absent when it never is. */
  readonly readyAt?: number;
  /** When a delivered answer first showed it available. */
  readonly firstSeenReadyAt?: number;
  /** When it was gone: deleted, expired, or removed with or without what it is of. */
  readonly deletedAt?: number;
}

/** The history, as far as it has come, of a snapshot that was or will be gone at `goneAt`. */
export function historyOf(
  { timeline, firstSeenReadyAt }: { readonly timeline: Timeline; readonly firstSeenReadyAt?: number },
  goneAt: number,
  at: number,
): History {
  const isReadyBefore = timeline.outcome === "available" && timeline.endAt < goneAt;
  return {
    createdAt: timeline.startedAt,
    ...(isReadyBefore ? { readyAt: timeline.endAt } : {}),
    ...(firstSeenReadyAt === undefined ? {} : { firstSeenReadyAt }),
    ...(at >= goneAt ? { deletedAt: goneAt } : {}),
  };
}
