import { ApiError } from "../shared/api-error";
import type { Fault } from "../shared/faults";
import { throttled } from "./gateway-errors";

const gatewayLimit = 200;

/** The error answer that a fault stands for; what the fault leaves open is as usual for the service. */
export function injectedError(fault: Fault, internal: ApiError): ApiError {
  const usual = fault.kind === "throttle" ? throttled(gatewayLimit, undefined) : internal;
  const code = fault.code ?? usual.code;
  return new ApiError(fault.status ?? usual.status, code, fault.message ?? usual.message, {
    shape: fault.shape ?? (code.startsWith("APIG") ? "flat" : internal.extras.shape),
    retryAfterMs: fault.retryAfterMs,
    base64: fault.base64,
  });
}
