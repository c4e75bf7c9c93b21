import { randomFrom } from "../random";
import { type How, hows } from "./cuts";

export const whats = ["up", "replace", "destroy"] as const;
/** The run that is cut off: a first `up`, one that replaces all snapshots, or a `destroy`. */
export type What = (typeof whats)[number];

export interface Point {
  readonly seed: number;
  readonly index: number;
  readonly what: What;
  readonly how: How;
  /** From the first create or delete that reached a cloud to the first signal. */
  readonly delayMs: number;
}

export interface Fixed {
  readonly what?: What | undefined;
  readonly how?: How | undefined;
}

/** About as long as each run goes on after its first call; what comes later hits nothing. */
const spanMs: Record<What, number> = { up: 5_000, replace: 6_500, destroy: 1_500 };
/** Most calls come one upon the other at the start. */
const startMs = 400;

/** The point with this number. It depends on the seed and the number alone, so that each can be repeated by itself. */
export function drawPoint(seed: number, index: number, fixed: Fixed = {}): Point {
  const next = randomFrom(seed + 0x9e3779b9 * index);
  const pick = <T>(choices: readonly T[]) => choices[Math.floor(next() * choices.length)] as T;
  const drawn = { what: pick(whats), how: pick(hows), isEarly: next() < 0.5, part: next() };
  const what = fixed.what ?? drawn.what;
  const delayMs = Math.round(drawn.part * (drawn.isEarly ? startMs : spanMs[what]));
  return { seed, index, what, how: fixed.how ?? drawn.how, delayMs };
}

/** The command that repeats the point. */
export const commandOf = ({ seed, index, what, how }: Point): string =>
  `npm run faults:engine -- --seed ${seed} --point ${index} --only ${what} --how ${how}`;
