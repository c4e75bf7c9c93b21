import type { Course } from "./course";

/** When a snapshot came and went, in milliseconds since the epoch. */
export interface Life {
  readonly createdAt: number;
  /** When it is available; absent when it never is. */
  readonly readyAt?: number;
  /** When a delivered answer first showed it available. */
  readonly firstSeenReadyAt?: number;
  /** When it was gone: deleted, expired, or removed with or without what it is of. */
  readonly deletedAt?: number;
}

/** The life, as far as it has come, of a snapshot that was or will be gone at `goneAt`. */
export function lifeOf(
  { course, firstSeenReadyAt }: { readonly course: Course; readonly firstSeenReadyAt?: number },
  goneAt: number,
  at: number,
): Life {
  const isReadyBefore = course.outcome === "available" && course.endAt < goneAt;
  return {
    createdAt: course.startedAt,
    ...(isReadyBefore ? { readyAt: course.endAt } : {}),
    ...(firstSeenReadyAt === undefined ? {} : { firstSeenReadyAt }),
    ...(at >= goneAt ? { deletedAt: goneAt } : {}),
  };
}
