import { printable } from "./printable";
import { redact } from "./redact";

/**
 * What a cloud's error code asks for.
 *
 * | kind | what helps |
 * |---|---|
 * | `retry` | the same call again, after a moment |
 * | `throttle` | nobody calls this API until it opens again |
 * | `busy` | the same call once some state of the cloud has cleared |
 * | `not-found` | the object does not exist |
 * | `credentials` | other credentials or permissions |
 * | `precondition` | the user changes something in the cloud first |
 * | `invalid` | another request |
 */
export type ErrorKind = "retry" | "throttle" | "busy" | "not-found" | "credentials" | "precondition" | "invalid";

export interface CloudErrorDetails {
  readonly operation: string;
  readonly kind: ErrorKind;
  /** The cloud's error code. */
  readonly code: string;
  /** Tells errors apart whose code nobody knows, and no others. */
  readonly httpStatus: number;
  readonly requestId?: string | undefined;
  /** What the user should do next. */
  readonly advice?: string | undefined;
  /** How long the cloud asks us to stay away; two minutes at most. */
  readonly retryAfterMs?: number | undefined;
  /** The answer's Date header: the cloud's own time. */
  readonly serverDate?: string | undefined;
}

/** The cloud's own words, short enough to leave room for what we add. */
function shorten(message: string): string {
  const clean = redact(message); // before the cut, which could leave half a secret
  return clean.length <= 1_000 ? clean : `${clean.slice(0, 1_000)}…`;
}

/** However long a cloud asks us to stay away. */
const longestPause = 120_000;

/** The cloud answered with an error of its own. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly details: CloudErrorDetails;
  /** The message without the advice, for as long as the call is still being repeated. */
  readonly brief: string;

  constructor(message: string, details: CloudErrorDetails) {
    const { operation, code, httpStatus, requestId, advice } = details;
    const request = requestId ? `, request id ${requestId}` : "";
    const brief = `${operation}: ${code}: ${shorten(message)} (HTTP ${httpStatus}${request})`;
    super(printable(advice ? `${brief}. ${advice}` : brief));
    this.brief = printable(brief);
    const { retryAfterMs } = details;
    this.details =
      retryAfterMs === undefined ? details : { ...details, retryAfterMs: Math.min(retryAfterMs, longestPause) };
  }
}

/** No answer, or none that the cloud itself wrote: network trouble, a time-out, a proxy's page, a broken body. */
export class TransportError extends Error {
  override readonly name = "TransportError";

  constructor(
    readonly operation: string,
    readonly reason: string,
    /** False only when nothing can have reached the cloud: then a create has made nothing. */
    readonly mayHaveArrived = true,
  ) {
    super(printable(`${operation}: ${reason}`));
  }
}

/** This side refuses to send: repeating can not help. */
export class LocalError extends Error {
  override readonly name = "LocalError";

  constructor(
    readonly operation: string,
    readonly reason: string,
  ) {
    super(printable(`${operation}: ${reason}`));
  }
}

/** Whether the same call can never work, however long one waits. */
export const isFinal = (error: unknown): error is LocalError => error instanceof LocalError;

/** Whether an error says nothing about the object that was asked for, so that asking again may help. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransportError) return true;
  return error instanceof CloudError && ["retry", "throttle", "busy"].includes(error.details.kind);
}

/** The class of an error whose code nobody knows. */
export const kindOfStatus = (httpStatus: number): ErrorKind =>
  httpStatus === 429 ? "throttle" : httpStatus >= 500 ? "retry" : "invalid";

export function isKind(error: unknown, kind: ErrorKind): error is CloudError {
  return error instanceof CloudError && error.details.kind === kind;
}
