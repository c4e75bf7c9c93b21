import type { ApiError } from "../shared/api-error";
import type { Operation } from "./operation";

/** What tells one service of the cloud from another. */
export interface Dialect<S> {
  /** Its name in the journal and in faults. */
  readonly service: string;
  readonly operations: readonly Operation<S>[];
  readonly store: S;
  /** The answer to a failure of the service itself. */
  internal(): ApiError;
  /** The answer to a token that is not valid any more. */
  expiredToken(): ApiError;
  /** The answer to a path with another project than the caller's. */
  foreignProject(): ApiError;
}
