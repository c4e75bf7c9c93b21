/** What an error answer may have beyond status, code and text. */
export interface ErrorExtras {
  /** Value of the Retry-After header, in milliseconds; the wire has whole seconds. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the answer has no body. */
  readonly isBare?: boolean | undefined;
}

/** An error answer of the cloud. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly extras: ErrorExtras = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}
