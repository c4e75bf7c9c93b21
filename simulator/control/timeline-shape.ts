import type { OpenAnswer } from "../shared/open-answer";
import type { RateLimits } from "../shared/throttle";
import type { TimelinePlan } from "../shared/timeline";
import { amount, anyText, anything, count, flag, httpStatus, mapOf, object, oneOf, text } from "./shape";

/** JsonObject that the plans of all services have. */
export const TIMELINE = {
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
} satisfies Parameters<typeof object<TimelinePlan>>[1];

/** An error answer. */
export const ANSWER = object<OpenAnswer>({ status: httpStatus, code: text, message: anyText }, {});

/** JsonObject that the behaviours of all services have. */
export const LIMITS = {
  callsPerSecond: mapOf(amount),
  throttlingRetryAfter: flag,
} satisfies Parameters<typeof object<Partial<RateLimits>>>[1];
