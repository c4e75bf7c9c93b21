/** What a snapshot in the making tells: `age` seconds old, done after `whole` seconds. */
export type Telling = (age: number, whole: number) => { readonly percent?: number; readonly remaining?: number };

/** How far the cloud's answers help to guess when a snapshot is done. */
export interface HintModel {
  readonly name: string;
  /** Whether what it tells is true as far as it goes; undefined when it tells nothing. */
  readonly isHonest: boolean | undefined;
  readonly tells: Telling;
}

const share = (age: number, whole: number) => (100 * age) / whole;

export const noHint: HintModel = { name: "none", isHonest: undefined, tells: () => ({}) };

export const hintModels: readonly HintModel[] = [
  noHint,
  {
    name: "linear 1 %",
    isHonest: true,
    tells: (age, whole) => ({ percent: Math.floor(share(age, whole)) }),
  },
  {
    name: "steps 10 %",
    isHonest: true,
    tells: (age, whole) => ({ percent: 10 * Math.floor(share(age, whole) / 10) }),
  },
  {
    name: "time left",
    isHonest: true,
    tells: (age, whole) => ({ percent: Math.floor(share(age, whole)), remaining: Math.ceil(whole - age) }),
  },
  {
    name: "3x too slow",
    isHonest: false,
    tells: (age, whole) => ({ percent: Math.floor(share(age, 3 * whole)), remaining: Math.ceil(3 * whole - age) }),
  },
  {
    name: "stuck at 99 %",
    isHonest: false,
    tells: (age, whole) => ({ percent: Math.min(99, Math.floor(share(age, 0.6 * whole))) }),
  },
];

/** Progress that is as the function says of the share of time that is over, rounded down. */
const curve = (name: string, percent: (past: number) => number): HintModel => ({
  name,
  isHonest: undefined,
  tells: (age, whole) => ({ percent: Math.min(99, Math.floor(percent(age / whole))) }),
});

/** What clouds show of snapshots in the making: few bars move evenly. */
export const curves: readonly HintModel[] = [
  ...hintModels.filter(({ name }) => ["none", "linear 1 %", "steps 10 %"].includes(name)),
  curve("fast start", (past) => 100 * Math.sqrt(past)),
  curve("slow start", (past) => 100 * past ** 2),
  curve("very slow start", (past) => 100 * past ** 4),
  curve("plateau", (past) => (past < 0.3 ? 300 * past : past < 0.9 ? 90 : 1_000 * past - 900)),
  curve("jump", (past) => (past < 0.2 ? 0 : 80)),
  curve("at 0 %", () => 0),
];

/** Members of a listed snapshot that tell it; `age` is asked for at each answer. */
export function membersThatTell(
  { tells }: HintModel,
  whole: number,
  age: () => number,
): Readonly<Record<string, unknown>> {
  const now = () => (age() < whole ? tells(age(), whole) : { percent: 100, remaining: 0 });
  return {
    get Progress() {
      const { percent } = now();
      return percent === undefined ? undefined : `${percent}%`;
    },
    get RemainTime() {
      return now().remaining;
    },
  };
}
