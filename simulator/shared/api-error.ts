import type { ErrorShape } from "./faults";

/** What an error answer may have beyond status, code and text. */
export interface ErrorExtras {
  /** Value of the header that says when to try again, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the answer has no body. */
  readonly isBare?: boolean | undefined;
  /** Form of the body, where a cloud has several. */
  readonly shape?: ErrorShape | undefined;
  /** Whether the body goes out in Base64. */
  readonly base64?: boolean | undefined;
}

/** An error answer of a cloud. */
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
