import { ConnectionError } from "../http/connection-error";
import { CloudError, TransportError } from "../http/errors";
import { terminalLine } from "../http/terminal-line";
import { tellingOf } from "./words";

/**
 * A look-up that failed.
 *
 * | code | what happened |
 * |---|---|
 * | `InvalidArgument` | an argument or an option is wrong; nothing was called |
 * | `NotFound` | no snapshot has this id |
 * | `NoConnection` | the cloud cannot be reached; nothing was sent |
 * | `NoAnswer` | the cloud did not answer in time, or not as it should |
 * | `Failed` | anything else, such as credentials that are missing |
 * | any other | the cloud's own error code |
 */
export class LookupError extends Error {
  /** Name of the class, for code that has another copy of this package. */
  override readonly name = "LookupError";
  /** What happened: one of the codes above. */
  readonly code: string;
  /** Id of the refused request, for the cloud's support. */
  declare readonly requestId?: string;

  /** `cause`: the original error of the network, if there is one. */
  constructor(message: string, code: string, requestId?: string, cause?: unknown) {
    super(terminalLine(message), cause === undefined ? {} : { cause });
    this.code = code;
    if (requestId !== undefined) this.requestId = requestId;
  }
}

/** The error of the chain that tells most: what `error` was made of, else itself. */
const sourceOf = (error: unknown): unknown =>
  error instanceof Error && !(error instanceof TransportError) && error.cause instanceof Error ? error.cause : error;

/** Any error, as a look-up throws it. */
export function lookupError(error: unknown): LookupError {
  if (error instanceof LookupError) return error;
  const message = tellingOf(error);
  const source = sourceOf(error);
  if (source instanceof CloudError) {
    const { code, requestId } = source.details;
    return new LookupError(message, code, requestId);
  }
  if (source instanceof ConnectionError) return new LookupError(message, "NoConnection", undefined, source.cause);
  if (source instanceof TransportError) return new LookupError(message, "NoAnswer", undefined, source.cause);
  return new LookupError(message, "Failed");
}
