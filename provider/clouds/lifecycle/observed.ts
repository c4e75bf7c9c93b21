import type { Observation, Phase } from "../../readiness/observation";

/** The meaning of each status that a cloud is known to have; every other one is unknown. */
export const statusPhases =
  (phases: Record<string, Phase>) =>
  (status: unknown): Phase =>
    (Object.hasOwn(phases, String(status)) && phases[String(status)]) || "unknown";

/** "38%" or 38 as a number from 0 to 100; undefined for anything else. */
function percent(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof number === "number" && number >= 0 && number <= 100 ? number : undefined;
}

/** What a cloud's record tells, as it came. */
interface Told {
  readonly phase: Phase;
  readonly status: unknown;
  readonly progress: unknown;
  readonly remainingSeconds?: unknown;
  readonly note?: string | undefined;
  readonly requestId: string | undefined;
}

/** The observation that a record amounts to. Hints of a complete snapshot are ignored: it is at 100 %. */
export function observed<Item>(item: Item, told: Told): Observation<Item> {
  const isComplete = told.phase === "complete";
  const progress = isComplete ? 100 : percent(told.progress);
  const remaining = isComplete ? undefined : told.remainingSeconds;
  return {
    phase: told.phase,
    status: String(told.status ?? "unknown"),
    ...(told.note ? { note: told.note } : {}),
    ...(progress === undefined ? {} : { progress }),
    ...(Number.isFinite(remaining) ? { remainingSeconds: remaining as number } : {}),
    ...(told.requestId ? { requestId: told.requestId } : {}),
    item,
  };
}
