import type { ErrorShape } from "../shared/faults";

/** What an error answer may have beyond status, code and text. */
export interface ErrorExtras {
  /** Value of the Retry-After header, in milliseconds; the wire has whole seconds. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the body goes out in Base64. */
  readonly base64?: boolean | undefined;
}

/** An error answer of the cloud. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly shape: ErrorShape,
    readonly extras: ErrorExtras = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}
