import type { RateLimits } from "../../shared/throttle";

/** Limits of the identity service. */
export interface IamBehaviour extends RateLimits {
  /** Seconds for which a new token is valid. */
  readonly tokenSeconds: number;
  /** Characters of a new token. */
  readonly tokenLength: number;
}

/** What the simulator does unless told otherwise. */
export const DEFAULT_IAM_BEHAVIOUR: IamBehaviour = {
  callsPerSecond: { "*": 200 },
  throttlingRetryAfter: false,
  tokenSeconds: 24 * 60 * 60,
  tokenLength: 256,
};
