import { ApiError } from "../shared/api-error";
import type { EcsBehaviour } from "./behaviour";

const MESSAGE = "Request was denied due to user flow control.";

/** The answer to a throttled call. */
export function throttled(operation: string, behaviour: EcsBehaviour, retryAfterMs: number | undefined): ApiError {
  const code = behaviour.throttlingCode ?? (operation === "CreateSnapshot" ? "Throttling" : "Throttling.User");
  return new ApiError(behaviour.throttlingStatus, code, MESSAGE, { retryAfterMs });
}
