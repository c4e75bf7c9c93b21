import type { ServiceName } from "../shared/journal";
import type { RateLimits } from "../shared/throttle";
import type { ApiError } from "./api-error";
import type { Operation } from "./operation";

/** What tells one service of the cloud from another. */
export interface Dialect<S> {
  readonly service: ServiceName;
  readonly operations: readonly Operation<S>[];
  readonly store: S;
  limits(): RateLimits;
  /** The answer to a failure of the service itself. */
  internal(): ApiError;
  /** The answer to a token that is not valid any more. */
  expiredToken(): ApiError;
  /** The answer to a path with another project than the caller's. */
  foreignProject(): ApiError;
}
