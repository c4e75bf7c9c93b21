import type { Course } from "./course";

/** Progress is complete a little before the status changes. */
const COMPLETE_AT = 0.97;

/** Whole per cent that a snapshot reports while it is being made. */
export function progressAt(course: Course, at: number): number {
  const whole = course.expectedAt - course.startedAt;
  const time = whole === 0 ? 1 : Math.min(1, (at - course.startedAt) / whole / COMPLETE_AT);
  return Math.min(course.ceiling, Math.floor(100 * bent(course, time)));
}

function bent({ curve, bend }: Course, time: number): number {
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
