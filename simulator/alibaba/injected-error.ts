import { ApiError } from "../shared/api-error";
import type { Fault } from "../shared/faults";
import { apiError } from "./api-error";
import type { EcsBehaviour } from "./behaviour";
import { throttled } from "./throttle";

/** The error answer that a fault stands for; what the fault leaves open is as usual. */
export function injectedError(fault: Fault, operation: string, behaviour: EcsBehaviour): ApiError {
  const usual = fault.kind === "throttle" ? throttled(operation, behaviour, undefined) : apiError("InternalError");
  return new ApiError(fault.status ?? usual.status, fault.code ?? usual.code, fault.message ?? usual.message, {
    retryAfterMs: fault.retryAfterMs,
  });
}
