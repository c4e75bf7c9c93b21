import type { CoursePlan } from "../huawei/course";
import type { RateLimits } from "../huawei/throttle";
import { amount, anything, count, flag, mapOf, type object, oneOf, text } from "./shape";

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

/** Members that the behaviours of all services have. */
export const LIMITS = {
  callsPerSecond: mapOf(amount),
  throttlingRetryAfter: flag,
} satisfies Parameters<typeof object<Partial<RateLimits>>>[1];
