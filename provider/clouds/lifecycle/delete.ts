import { CloudError } from "../../http/errors";
import { withRetry } from "../../http/retry";
import type { Observation } from "../../readiness/observation";
import { lagBound } from "../../readiness/schedule";
import { formatDuration } from "../../time/duration";
import type { Context, Properties, Runtime, SnapshotKind } from "./kind";
import { limitsOf } from "./limits";
import { lookTwice } from "./read";

/**
 * Deletes a snapshot and returns once the cloud does not know it any more. Busy states are waited out, and a refusal
 * while the snapshot is still being made is one; whatever error the cloud answers with, a look tells whether the
 * snapshot is gone all the same, which is success.
 */
export async function remove<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  state: Properties,
  context: Context,
): Promise<void> {
  if (runtime.memory.takenOver.has(id)) {
    context.warn(`${id} is kept: this run has handed it to another resource through adopt.`);
    return;
  }
  const { clock } = runtime;
  const { signal } = context;
  const session = await kind.open(state, signal);
  const begun = clock.now();
  const limit = limitsOf(kind, state).delete;
  context.report(`${id} deleting`);

  const isGone = (seen: Observation<Item>) => {
    const hopeless = kind.deletionFailure?.(seen.status);
    if (hopeless) throw new Error(`${kind.name} ${id} can not be deleted: status ${seen.status}. ${hopeless}`);
    return seen.phase === "gone";
  };
  let isBeingMade = false;
  await withRetry(
    async () => {
      try {
        await kind.remove(session, id, state, signal);
      } catch (error) {
        const seen = await lookTwice(runtime, session, id, signal).catch(() => undefined);
        isBeingMade = seen?.phase === "pending" && error instanceof CloudError && error.details.kind !== "credentials";
        if (!seen || !isGone(seen)) throw error;
      }
    },
    {
      clock,
      signal,
      isBusy: () => isBeingMade,
      busyMs: limit,
      transientMs: limit,
      onRetry: (error) => context.report(error.message),
    },
  );
  while (!isGone(await lookTwice(runtime, session, id, signal))) {
    const waited = clock.now() - begun;
    if (waited >= limit) {
      throw new Error(
        `${kind.name} ${id} is still there ${formatDuration(waited)} after the cloud accepted its deletion. ` +
          "Run the same command again, with a longer timeouts.delete if needed.",
      );
    }
    await clock.sleep(lagBound(clock.now() - begun), signal);
  }
}
