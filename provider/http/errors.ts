import type { Next } from "./next";
import { terminalLine } from "./terminal-line";

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
  /** What the user should do. */
  readonly advice?: string | undefined;
  /** What to run once that is done. */
  readonly next?: Next | undefined;
  /** How long the cloud asks us to stay away; two minutes at most. */
  readonly retryAfterMs?: number | undefined;
  /** The answer's Date header: the cloud's own time. */
  readonly serverDate?: string | undefined;
}

/** The cloud's own words, short enough to leave room for what we add. */
const shorten = (message: string) => terminalLine(message, 1_000);

/** A code or a request id, as the cloud sent it: a word. */
const word = (text: string) => terminalLine(text, 200);

/** However long a cloud asks us to stay away. */
const longestPause = 120_000;

/** Details as they may be shown: a cloud may echo what it was sent. */
function cleaned(details: CloudErrorDetails): CloudErrorDetails {
  const { code, requestId, serverDate, retryAfterMs } = details;
  return {
    ...details,
    code: word(code),
    ...(requestId === undefined ? {} : { requestId: word(requestId) }),
    ...(serverDate === undefined ? {} : { serverDate: word(serverDate) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.min(retryAfterMs, longestPause) }),
  };
}

/** What was thrown, as an error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** The cloud answered with an error of its own. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  /** Not enumerable: Pulumi prints all that is. */
  declare readonly details: CloudErrorDetails;
  /** The message without the advice, for as long as the call is still being repeated. */
  declare readonly brief: string;
  declare readonly next: Next | undefined;

  constructor(message: string, told: CloudErrorDetails) {
    const details = cleaned(told);
    const { operation, code, httpStatus, requestId, advice } = details;
    const request = requestId ? `, request id ${requestId}` : "";
    const brief = `${operation}: ${code}: ${shorten(message)} (HTTP ${httpStatus}${request})`;
    super(terminalLine(advice ? `${brief}. ${advice}` : brief));
    Object.defineProperty(this, "details", { value: details });
    Object.defineProperty(this, "next", { value: details.next });
    Object.defineProperty(this, "brief", { value: terminalLine(brief) });
  }
}

export interface TransportErrorOptions {
  /** False only when nothing can have reached the cloud: then a create has made nothing. Default true. */
  readonly mayHaveArrived?: boolean;
  /** The error of Node or got that this one stands for. */
  readonly cause?: unknown;
  /** The HTTP status, where there was an answer that is not the cloud's. */
  readonly status?: number;
  /** Trying again is no use. Default false. */
  readonly isFinal?: boolean;
}

/** No answer, or none that the cloud itself wrote: network trouble, a time-out, a proxy's page, a broken body. */
export class TransportError extends Error {
  override readonly name: string = "TransportError";
  readonly mayHaveArrived: boolean;
  /** Trying again is no use. */
  readonly isFinal: boolean;
  readonly status: number | undefined;

  constructor(
    readonly operation: string,
    reason: string,
    { mayHaveArrived = true, cause, status, isFinal = false }: TransportErrorOptions = {},
  ) {
    super(terminalLine(`${operation}: ${reason}`), cause === undefined ? {} : { cause });
    this.mayHaveArrived = mayHaveArrived;
    this.status = status;
    this.isFinal = isFinal;
  }
}

/** This side refuses to send: repeating cannot help. */
export class LocalError extends Error {
  override readonly name = "LocalError";

  constructor(
    readonly operation: string,
    reason: string,
    cause?: unknown,
  ) {
    super(terminalLine(`${operation}: ${reason}`), cause === undefined ? {} : { cause });
  }
}

/** Whether the same call cannot work, however long one waits. */
export const isFinal = (error: unknown): boolean =>
  error instanceof LocalError || (error instanceof TransportError && error.isFinal);

/** Whether an error says nothing about the object that was asked for, so that asking again may help. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransportError) return !isFinal(error);
  return error instanceof CloudError && ["retry", "throttle", "busy"].includes(error.details.kind);
}

/** The class of an error whose code nobody knows. */
export const kindOfStatus = (httpStatus: number): ErrorKind =>
  httpStatus === 429 ? "throttle" : httpStatus >= 500 ? "retry" : httpStatus === 401 ? "credentials" : "invalid";

export function isKind(error: unknown, kind: ErrorKind): error is CloudError {
  return error instanceof CloudError && error.details.kind === kind;
}
