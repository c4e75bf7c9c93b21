import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import type { Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import { givenInputs, stateOf } from "./state";

/** The snapshot as the cloud has it now; undefined when it is gone. An error of any other kind is thrown. */
export async function read<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  state: Properties,
  context: Context,
): Promise<Properties | undefined> {
  const session = await kind.open(state, context.signal);
  const seen = await lookTwice(runtime, session, id, context.signal);
  return seen.phase === "gone" ? undefined : stateOf(kind, givenInputs(state), session.place, seen);
}

const pauseBetweenLooks = 1_000;

/** One look, confirmed by a second one when the cloud says gone: lists may lag, and gone drops a resource. */
export async function lookTwice<Item>(
  { clock }: Runtime,
  session: Session<Item>,
  id: string,
  signal: AbortSignal,
): Promise<Observation<Item>> {
  const look = () => withRetry(() => session.looks.look(id, 0, signal), { clock, signal, transientMs: 120_000 });
  const seen = await look();
  if (seen.phase !== "gone") return seen;
  await clock.sleep(pauseBetweenLooks, signal);
  return look();
}
