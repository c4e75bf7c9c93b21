import type { CoursePlan } from "../shared/course";
import type { OpenAnswer } from "../shared/open-answer";
import type { RateLimits } from "../shared/throttle";
import { amount, anyText, anything, count, flag, httpStatus, mapOf, object, oneOf, text } from "./shape";

/** Members that the plans of all services have. */
export const COURSE = {
  count,
  seconds: amount,
  outcome: oneOf("available", "error", "vanish", "stick"),
  stickAt: amount,
  curve: oneOf("linear", "steps", "plateau", "jump", "none"),
  invisibleSeconds: amount,
  status: text,
  statusSeconds: amount,
  deletionSeconds: amount,
  fields: mapOf(anything),
} satisfies Parameters<typeof object<CoursePlan>>[1];

/** An error answer. */
export const ANSWER = object<OpenAnswer>({ status: httpStatus, code: text, message: anyText }, {});

/** Members that the behaviours of all services have. */
export const LIMITS = {
  callsPerSecond: mapOf(amount),
  throttlingRetryAfter: flag,
} satisfies Parameters<typeof object<Partial<RateLimits>>>[1];
