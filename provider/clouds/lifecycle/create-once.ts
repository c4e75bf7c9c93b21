import { CloudError, TransportError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { CallOptions, Runtime } from "./kind";

/** Takes an id for the calling create; false if another create of this process has it. */
export type Claim = (id: string) => boolean;

/** Whether the cloud may have carried out a request that ended like this. */
const isInDoubt = (error: unknown) =>
  error instanceof TransportError || (error instanceof CloudError && error.details.kind === "retry");

/**
 * Creates through an API that knows no client token. A request is never repeated blindly: once an answer got lost,
 * `find` looks for what it may have made before the next attempt, and what it can claim is the result. Of several alike
 * creates that lose their answers each ends with a snapshot of its own.
 */
export async function createOnce(
  operation: string,
  post: () => Promise<string>,
  find: (claim: Claim) => Promise<string | undefined>,
  { clock, memory }: Runtime,
  call: CallOptions,
): Promise<string> {
  const claim: Claim = (id) => {
    if (memory.claimed.has(id)) return false;
    memory.claimed.add(id);
    return true;
  };
  let doubt = false;
  const attempt = async () => {
    const found = doubt ? await find(claim) : undefined;
    if (found) return found;
    const id = await post();
    if (claim(id)) return id;
    throw new TransportError(operation, `${id} was taken for the snapshot of a lost answer; looking for that one`);
  };
  try {
    return await withRetry(
      () =>
        attempt().catch((error: unknown) => {
          doubt ||= isInDoubt(error);
          throw error;
        }),
      { clock, ...call },
    );
  } catch (error) {
    if (!doubt || !(error instanceof TransportError)) throw error;
    throw new TransportError(
      operation,
      `${error.reason}. The cloud may have made a snapshot that no stack knows: look for it before the next run`,
    );
  }
}
