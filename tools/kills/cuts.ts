/** A signal to one of the stack's processes. */
export interface Cut {
  readonly signal: NodeJS.Signals;
  readonly to: "engine" | "provider" | "both";
  /** After the signal before it; the signal is sent only if the engine still runs then. */
  readonly afterMs: number;
}

const kill = (to: Cut["to"]): Cut[] => [{ signal: "SIGKILL", to, afterMs: 0 }];
const toEngine = (...signals: [NodeJS.Signals, number][]): Cut[] =>
  signals.map(([signal, afterMs]) => ({ signal, to: "engine", afterMs }));

/** A cancelled engine may end within 300 ms: a second signal that comes later finds nobody. */
const againMs = 100;

/** The ways in which a run ends before its time. */
export const cuts = {
  engine: kill("engine"),
  provider: kill("provider"),
  both: kill("both"),
  int: toEngine(["SIGINT", 0]),
  int2: toEngine(["SIGINT", 0], ["SIGINT", againMs]),
  term: toEngine(["SIGTERM", 0]),
  term2: toEngine(["SIGTERM", 0], ["SIGTERM", againMs]),
  /** What GitHub sends when a job is cancelled. */
  ci: toEngine(["SIGINT", 0], ["SIGTERM", 7_500], ["SIGKILL", 2_500]),
  /** The terminal was closed. */
  hup: toEngine(["SIGHUP", 0]),
} as const;

export type How = keyof typeof cuts;
export const hows = Object.keys(cuts) as How[];

/** Whether the engine is asked to end, once, so that it can end well. */
export const isCancel = (how: How): boolean => ["int", "term", "ci"].includes(how);

/** So many signals must find the run going: two of the same, and the first of CI's, whose others a good cancel does not wait for. */
export const hitsNeeded = (how: How): number => (how === "int2" || how === "term2" ? 2 : 1);
