import { ApiError } from "../shared/api-error";
import type { Fault } from "../shared/faults";
import type { BccBehaviour } from "./behaviour";
import { bccError } from "./catalogue";

/** The error answer that a fault stands for; what the fault leaves open is as usual. */
export function injectedError(fault: Fault, { throttled }: BccBehaviour): ApiError {
  const usual = fault.kind === "throttle" ? throttled : bccError("InternalError");
  return new ApiError(fault.status ?? usual.status, fault.code ?? usual.code, fault.message ?? usual.message, {
    retryAfterMs: fault.retryAfterMs,
    isBare: fault.bare,
  });
}
