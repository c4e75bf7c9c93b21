import { ApiError } from "./api-error";
import type { EcsBehaviour } from "./behaviour";

const MINUTE_MS = 60_000;
const MESSAGE = "Request was denied due to user flow control.";

/** Counts calls in whole minutes for each operation and region: a minute that is used up stays refused to its end. */
export class Throttle {
  private readonly windows = new Map<string, { minute: number; calls: number }>();

  /** @throws ApiError when the operation has used up its minute. */
  count(operation: string, region: string, behaviour: EcsBehaviour, at: number): void {
    const limit = behaviour.callsPerMinute[operation] ?? behaviour.callsPerMinute["*"];
    const key = `${operation} ${region}`;
    const minute = Math.floor(at / MINUTE_MS);
    const window = this.windows.get(key);
    const calls = window?.minute === minute ? window.calls + 1 : 1;
    this.windows.set(key, { minute, calls });
    if (limit !== undefined && calls > limit) {
      throw throttled(operation, behaviour, behaviour.throttlingRetryAfter ? (minute + 1) * MINUTE_MS - at : undefined);
    }
  }

  reset(): void {
    this.windows.clear();
  }
}

/** The answer to a throttled call. */
export function throttled(operation: string, behaviour: EcsBehaviour, retryAfterMs: number | undefined): ApiError {
  const code = behaviour.throttlingCode ?? (operation === "CreateSnapshot" ? "Throttling" : "Throttling.User");
  return new ApiError(behaviour.throttlingStatus, code, MESSAGE, retryAfterMs);
}
