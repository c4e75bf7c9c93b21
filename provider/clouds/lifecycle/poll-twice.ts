import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import type { Operation } from "./operation";

/** Polls that are asked for within this time share a call. */
export const joinMs = 100;

/** Before a second poll confirms that a snapshot is gone. */
export const pauseBetweenPolls = 1_000;

type Looking<Item> = Pick<Operation<Item>, "session" | "call">;

/** One poll, repeated until the cloud answers. It may come that much later than it is asked for. */
export const lookOnce = <Item>(
  { session, call }: Looking<Item>,
  id: string,
  gap = joinMs,
): Promise<Observation<Item>> => withRetry(() => session.poller.poll(id, gap, call.signal), call);

/** One poll, confirmed by a second one when the cloud says gone: lists may lag, and gone drops a resource. */
export async function pollTwice<Item>(operation: Looking<Item>, id: string, gap = joinMs): Promise<Observation<Item>> {
  const seen = await lookOnce(operation, id, gap);
  if (seen.phase !== "gone") return seen;
  const { call } = operation;
  await call.clock.sleep(pauseBetweenPolls, call.signal);
  return lookOnce(operation, id);
}
