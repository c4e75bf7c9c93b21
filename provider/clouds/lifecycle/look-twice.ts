import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import type { CallOptions, Runtime, Session } from "./kind";

/** Looks that are asked for within this time share a call. */
export const joinMs = 100;

/** Before a second look confirms that a snapshot is gone. */
export const pauseBetweenLooks = 1_000;

/** One look, confirmed by a second one when the cloud says gone: lists may lag, and gone drops a resource. */
export async function lookTwice<Item>(
  { clock }: Pick<Runtime, "clock">,
  session: Session<Item>,
  id: string,
  call: CallOptions,
): Promise<Observation<Item>> {
  const look = () => withRetry(() => session.looks.look(id, joinMs, call.signal), call);
  const seen = await look();
  if (seen.phase !== "gone") return seen;
  await clock.sleep(pauseBetweenLooks, call.signal);
  return look();
}
