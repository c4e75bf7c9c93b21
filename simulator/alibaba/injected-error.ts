import { ApiError } from "../shared/api-error";
import type { Fault } from "../shared/faults";
import { apiError } from "./api-error";
import type { EcsBehaviour } from "./behaviour";

const throttledMessage = "Request was denied due to user flow control.";

/** The answer to a throttled call. */
export function throttled(operation: string, behaviour: EcsBehaviour, retryAfterMs: number | undefined): ApiError {
  const code = behaviour.throttlingCode ?? (operation === "CreateSnapshot" ? "Throttling" : "Throttling.User");
  return new ApiError(behaviour.throttlingStatus, code, throttledMessage, { retryAfterMs });
}

/** The error answer that a fault stands for; what the fault leaves open is as usual. */
export function injectedError(fault: Fault, operation: string, behaviour: EcsBehaviour): ApiError {
  const usual = fault.kind === "throttle" ? throttled(operation, behaviour, undefined) : apiError("InternalError");
  return new ApiError(fault.status ?? usual.status, fault.code ?? usual.code, fault.message ?? usual.message, {
    retryAfterMs: fault.retryAfterMs,
  });
}
