import { isKind } from "../../http/errors";
import { withRetry } from "../../http/retry";
import { awaitReady } from "./await-ready";
import { type Context, type Properties, type Runtime, type SnapshotKind, satisfies } from "./kind";
import { limitsOf } from "./limits";
import { madeAt, managedState, stateOf } from "./state";

/** Goes on with a wait that an earlier run did not finish, then makes the cloud's record match the inputs. */
export async function update<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  olds: Properties,
  news: Properties,
  context: Context,
): Promise<Properties> {
  const { clock } = runtime;
  const { signal } = context;
  const session = await kind.open(olds, signal);
  const limits = limitsOf(kind, news);
  if (!satisfies(kind.recordedPhase(olds), news["waitFor"])) {
    const startedAt = madeAt(olds, clock);
    await awaitReady(
      kind,
      runtime,
      session,
      { id, inputs: news, startedAt, resumed: true, capMs: limits.create },
      context,
    );
  }
  const call = {
    signal,
    logicalName: context.logicalName,
    busyMs: limits.update,
    onRetry: (error: Error) => context.report(error.message),
  };
  try {
    await kind.update(session, id, { olds: managedState(kind, olds, news), news }, call);
  } catch (error) {
    if (!isKind(error, "not-found")) throw error;
    throw new Error(`${error.message}. ${id} is gone from the cloud: run pulumi refresh, then pulumi up.`);
  }
  const seen = await withRetry(() => session.looks.look(id, 0, signal), { clock, signal });
  return stateOf(kind, news, session.place, seen);
}
