import { amount, count, type Given, object, type Reader, ShapeError, setting } from "../../shared/readers";
import { rateLimits } from "../../shared/throttle";

/** Long enough for no two to be the same, and short enough for the headers that the services take. */
const [shortestToken, longestToken] = [32, 65_536];

const tokenLength: Reader<number> = (value, path) => {
  const length = count(value, path);
  if (length < shortestToken || length > longestToken) {
    throw new ShapeError(`${path} must be from ${shortestToken} to ${longestToken}`);
  }
  return length;
};

/** Limits of the identity service. */
export const iamSettings = {
  ...rateLimits({ "*": 200 }),
  /** Seconds for which a new token is valid. */
  tokenSeconds: setting(amount, 24 * 60 * 60),
  /** Characters of a new token. */
  tokenLength: setting(tokenLength, 256),
};

export type IamBehaviour = Given<typeof iamSettings>;

/** A change to some of them. */
export const readBehaviour = object({}, iamSettings);
