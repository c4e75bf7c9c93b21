import { isTransient, TransportError } from "../../http/errors";
import { visibleWithin } from "../../readiness/visibility";
import type { CallOptions } from "./kind";
import { type CreateRequest, repeatCreate } from "./repeat-create";

/** A request that makes a snapshot, and where to look for what it made when its answer gets lost. */
export interface Making extends CreateRequest {
  /** The id of the new snapshot. */
  readonly post: () => Promise<string>;
  /** The id of the snapshot that carries the token of this create; undefined if the cloud shows none. */
  readonly find: () => Promise<string | undefined>;
  /** Whether an error of `post` proves that an earlier attempt has made the snapshot. */
  readonly isProof?: (error: unknown) => boolean;
}

const firstPause = 1_000;
const longestPause = 10_000;

/**
 * Creates through an API that knows no client token. A request is never repeated blindly: once an answer got lost, the
 * snapshot is looked for by its token for as long as lists may lag, and only then asked for again. A snapshot without the
 * token is never taken for this create's.
 */
export function createOnce(making: Making, call: CallOptions): Promise<string> {
  const { operation, post, find, isProof = () => false, isMarked } = making;
  const { clock } = call;
  let postedAt = 0;
  /** The cloud's refusal that seems to prove that an earlier attempt has made it. */
  let proof: unknown;

  /** The snapshot of an earlier attempt, or undefined once it would have shown. */
  const search = async (): Promise<string | undefined> => {
    if (!isMarked) throw new Error(`${operation}: without marks the answer that got lost cannot be looked for`);
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
      const askedAt = clock.now(); // an answer is as old as its question
      const id = await find();
      if (id) return id;
      if (askedAt - postedAt >= visibleWithin) {
        if (proof === undefined) return undefined;
        throw proof; // it is somebody else's, or the lists would show it by now
      }
      if (clock.now() + pause > call.until) throw new Error(`${operation}: the lists do not show what it made yet`);
      call.onRetry(new Error(`${operation}: its answer got lost; looking for what it made`));
      await clock.sleep(pause, call.signal);
    }
  };

  const attempt = async (isInDoubt: boolean): Promise<string> => {
    const found = isInDoubt ? await search() : undefined;
    if (found) return found;
    postedAt = clock.now();
    try {
      return await post();
    } catch (error) {
      if (!isInDoubt || isTransient(error) || !isProof(error)) throw error;
      proof = error;
      throw new TransportError(operation, "an earlier attempt has made it; looking for it");
    }
  };
  return repeatCreate(attempt, { ...making, isSettled: (error) => error === proof }, call);
}
