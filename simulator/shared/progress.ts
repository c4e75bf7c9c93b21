import { oneOf, type ValueOf } from "./readers";

/** Shape of the reported progress over time; `none` reports none until the end. */
export const curve = oneOf("linear", "steps", "plateau", "jump", "none");

export type Curve = ValueOf<typeof curve>;

/** The curves that are drawn when a plan names none. */
export const drawnCurves = ["linear", "steps", "plateau", "jump"] as const;

/** What progress follows from. Times are milliseconds since the epoch. */
export interface Rise {
  readonly startedAt: number;
  /** When the work should be done. */
  readonly expectedAt: number;
  readonly curve: Curve;
  /** Between 0 and 1, shapes the curve. */
  readonly bend: number;
  /** Progress never exceeds this percentage before the end. */
  readonly ceiling: number;
}

/** Progress is complete a little before the status changes. */
const completeAt = 0.97;

/** Whole per cent that a snapshot reports while it is being made. */
export function progressAt(rise: Rise, at: number): number {
  const whole = rise.expectedAt - rise.startedAt;
  const time = whole === 0 ? 1 : Math.min(1, (at - rise.startedAt) / whole / completeAt);
  return Math.min(rise.ceiling, Math.floor(100 * bent(rise, time)));
}

function bent({ curve, bend }: Rise, time: number): number {
  switch (curve) {
    case "steps":
      return Math.floor(time * 5) / 5;
    case "plateau":
      return time < bend ? time : time < 0.9 ? bend : bend + ((time - 0.9) / 0.1) * (1 - bend);
    case "jump":
      return time < bend ? 0 : 0.5 + (0.5 * (time - bend)) / (1 - bend);
    default:
      return time;
  }
}
