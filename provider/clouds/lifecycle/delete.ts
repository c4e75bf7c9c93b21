import { CloudError, isKind, TransportError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import { noHintSchedule } from "../../readiness/schedule";
import { formatDuration } from "../../time/duration";
import type { Context, Properties, Runtime, SnapshotKind } from "./kind";
import { limitsOf } from "./limits";
import { lookTwice } from "./read";
import { takenOver } from "./taken-over";

/**
 * Deletes a snapshot and returns once the cloud does not know it any more. Busy states are waited out; an answer that
 * got lost is settled by a look; one that is gone already is success.
 */
export async function remove<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  state: Properties,
  context: Context,
): Promise<void> {
  if (takenOver.has(id)) {
    context.warn(`${id} is kept: this run has handed it to another resource through adopt.`);
    return;
  }
  const { clock } = runtime;
  const { signal } = context;
  const session = kind.open(state);
  const begun = clock.now();
  const limit = limitsOf(kind, state).delete;
  context.report(`${id} deleting`);
  await withRetry(
    async () => {
      try {
        await kind.remove(session, id, state, signal);
      } catch (error) {
        if (isKind(error, "not-found")) return;
        const lost = error instanceof TransportError || (error instanceof CloudError && error.details.kind === "retry");
        if (!lost || (await lookTwice(runtime, session, id, signal)).phase !== "gone") throw error;
      }
    },
    { clock, signal, busyMs: limit, transientMs: limit, onRetry: (error) => context.report(error.message) },
  );
  while ((await lookTwice(runtime, session, id, signal)).phase !== "gone") {
    const waited = clock.now() - begun;
    if (waited >= limit) {
      throw new Error(
        `${kind.name} ${id} is still there ${formatDuration(waited)} after the cloud accepted its deletion. ` +
          "Run the same command again, with a longer timeouts.delete if needed.",
      );
    }
    await clock.sleep(noHintSchedule({ now: clock.now(), startedAt: begun }), signal);
  }
}
