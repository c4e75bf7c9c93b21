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
