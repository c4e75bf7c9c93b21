import type { Observation, Phase } from "../../readiness/observation";

/** A snapshot that is gone although nothing of ours deleted it. */
export const vanished = { phase: "gone", status: "vanished" } as const;

/** Whether recorded outputs are of a snapshot that was gone when somebody looked. */
export const isVanished = ({ status }: Record<string, unknown>): boolean =>
  status === vanished.status || status === "gone";

/** The meaning of each status that a cloud is known to have; every other one is unknown. */
export const statusPhases =
  (phases: Record<string, Phase>) =>
  (status: unknown): Phase =>
    (typeof status === "string" && Object.hasOwn(phases, status) && phases[status]) || "unknown";

/** "38%" or 38 as a number from 0 to 100; undefined for anything else. */
function percent(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof number === "number" && number >= 0 && number <= 100 ? number : undefined;
}

const longestStatus = 100;

/** The cloud's own word for the status; "unknown" for what is no word. */
const wordOf = (status: unknown) => (typeof status === "string" && status.length <= longestStatus ? status : "unknown");

const month = 30 * 86_400;

/** A remaining time that can be one; a forecast from any other would be nonsense. */
const isRemaining = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= month;

/** What a cloud's record tells, as it came. */
interface Reported {
  readonly phase: Phase;
  readonly status: unknown;
  readonly progress: unknown;
  readonly remainingSeconds?: unknown;
  readonly note?: string | undefined;
  readonly requestId: string | undefined;
}

/** The observation that a record amounts to. Hints of a complete snapshot are ignored: it is at 100 %. */
export function observed<Item>(item: Item, told: Reported): Observation<Item> {
  const isComplete = told.phase === "complete";
  const progress = isComplete ? 100 : percent(told.progress);
  const remaining = isComplete ? undefined : told.remainingSeconds;
  return {
    phase: told.phase,
    status: wordOf(told.status),
    ...(told.note ? { note: told.note } : {}),
    ...(progress === undefined ? {} : { progress }),
    ...(isRemaining(remaining) ? { remainingSeconds: remaining } : {}),
    ...(told.requestId ? { requestId: told.requestId } : {}),
    item,
  };
}
