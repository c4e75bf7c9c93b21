import { asError, CloudError, TransportError } from "../../http/errors";
import { AdvisedError, type Next } from "../../http/next";
import { withRetry } from "../../http/retry";
import type { CallOptions } from "./kind";
import type { Mark } from "./mark";

/** A request that makes a snapshot. */
export interface CreateRequest {
  /** The API's own name of it, as errors have it. */
  readonly operation: string;
  /** Names what it makes, for people. */
  readonly what: string;
  /** Whether the snapshot carries a mark, so that a later run can find it. */
  readonly isMarked: boolean;
  /** Whether the next run goes on with it, rather than only naming it. */
  readonly isAdoptable: boolean;
  /** Whether an error with this code shows that an earlier request carried the same client token; never without tokens. */
  readonly isTokenKnown?: (code: string) => boolean;
  /** Whether an error leaves no doubt although an answer got lost before it. */
  readonly isSettled?: (error: unknown) => boolean;
}

/** What a mark on the request means for finding what it made. */
export const marking = (mark: Mark | undefined): Pick<CreateRequest, "isMarked" | "isAdoptable"> => ({
  isMarked: mark !== undefined,
  isAdoptable: mark?.making ?? false,
});

/** Whether the cloud may have carried out a request that ended like this. Errors of calls on the way to it are no doubt. */
function isInDoubt(error: unknown, { operation, isTokenKnown = () => false }: CreateRequest): boolean {
  if (error instanceof TransportError) return error.operation === operation && error.mayHaveArrived;
  if (!(error instanceof CloudError) || error.details.operation !== operation) return false;
  return error.details.kind === "retry" || isTokenKnown(error.details.code);
}

/**
 * Repeats a create until it works or must fail; an error after a lost answer says what to look for. An attempt hears
 * whether an earlier one may have made a snapshot.
 */
export async function repeatCreate(
  attempt: (isInDoubt: boolean) => Promise<string>,
  request: CreateRequest,
  call: CallOptions,
): Promise<string> {
  const { what, isMarked, isAdoptable, isSettled = () => false } = request;
  let doubt = false;
  const once = async () => {
    call.signal.throwIfAborted();
    try {
      return await attempt(doubt);
    } catch (error) {
      doubt ||= isInDoubt(error, request);
      throw error;
    }
  };
  try {
    return await withRetry(once, { ...call, waitForBusy: true });
  } catch (error) {
    const { message } = asError(error);
    if (!doubt || isSettled(error)) throw error;
    const end = isAdoptable ? "finds it by its mark, within an hour, and goes on with it" : "names it";
    const next: Next = {
      run: "apply",
      say: ({ apply }) => (isMarked ? `the next ${apply} of this stack ${end}` : "look for it before the next run"),
    };
    const doubtful = `${message}. The cloud may have made ${what} that no state knows: `;
    throw new AdvisedError(doubtful, next, { cause: error });
  }
}
