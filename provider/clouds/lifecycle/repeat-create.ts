import { CloudError, TransportError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { Clock } from "../../time/clock";
import type { CallOptions } from "./kind";

/** Whether the cloud may have carried out a request that ended like this. */
const isInDoubt = (error: unknown) =>
  error instanceof TransportError || (error instanceof CloudError && error.details.kind === "retry");

/**
 * Repeats a create until it works or must fail; an error after a lost answer says what to look for. An attempt hears
 * whether an earlier one may have made a snapshot.
 */
export async function repeatCreate(
  attempt: (isInDoubt: boolean) => Promise<string>,
  what: string,
  clock: Clock,
  call: CallOptions,
): Promise<string> {
  let doubt = false;
  const once = () =>
    attempt(doubt).catch((error: unknown) => {
      doubt ||= isInDoubt(error);
      throw error;
    });
  try {
    return await withRetry(once, { clock, ...call });
  } catch (error) {
    if (!doubt) throw error;
    const { message } = error as Error;
    throw new Error(`${message}. The cloud may have made ${what} that no stack knows: look for it before the next run`);
  }
}
