import { fill } from "../shared/fill";
import { catalogue } from "./catalogue";

/** An error answer of the cloud. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Value of the `x-acs-retry-after` header, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** An error from the catalogue; `args` fill the `%s` of its text in order. */
export function apiError(key: keyof typeof catalogue, ...args: readonly (string | number)[]): ApiError {
  const [status, text] = catalogue[key];
  return new ApiError(status, key.slice(key.indexOf("/") + 1), fill(text, args));
}
