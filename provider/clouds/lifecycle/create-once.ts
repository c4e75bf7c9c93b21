import { CloudError, TransportError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { Clock } from "../../time/clock";
import type { CallOptions } from "./kind";

/** Ids that creates of this process have returned: a snapshot that a look finds among them belongs to another create. */
const claimed = new Set<string>();

/** Whether the cloud may have carried out a request that ended like this. */
const isInDoubt = (error: unknown) =>
  error instanceof TransportError || (error instanceof CloudError && error.details.kind === "retry");

/**
 * Creates through an API that knows no client token. A request is never repeated blindly: once an answer got lost,
 * `find` looks for what it may have made before the next attempt, and what it finds is the result.
 */
export async function createOnce(
  operation: string,
  post: () => Promise<string>,
  find: (isClaimed: (id: string) => boolean) => Promise<string | undefined>,
  clock: Clock,
  call: CallOptions,
): Promise<string> {
  let doubt = false;
  try {
    const id = await withRetry(
      async () => {
        const found = doubt ? await find((each) => claimed.has(each)) : undefined;
        if (found) return found;
        try {
          return await post();
        } catch (error) {
          doubt ||= isInDoubt(error);
          throw error;
        }
      },
      { clock, ...call },
    );
    claimed.add(id);
    return id;
  } catch (error) {
    if (!doubt || !(error instanceof TransportError)) throw error;
    const reason = error.message.startsWith(`${operation}: `)
      ? error.message.slice(operation.length + 2)
      : error.message;
    throw new TransportError(
      operation,
      `${reason}. The cloud may have made a snapshot that no stack knows: look for it before the next run`,
    );
  }
}
