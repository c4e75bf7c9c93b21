import { visibleWithin } from "../../readiness/visibility";
import { formatDuration } from "../../time/duration";
import { recordedClaim, release } from "./claim";
import { whyGone } from "./gone";
import type { Context, Properties, Runtime, SnapshotKind } from "./kind";
import { readLimit } from "./limits";
import { lookTwice } from "./look-twice";
import { openSession } from "./open";
import { withinLimit } from "./operation";
import { clocksOf, givenInputs, isYoung, ownerOfState, stateOf, wasRecorded } from "./state";

/**
 * The snapshot as the cloud has it now; undefined when it is gone. One that the cloud accepted so lately that its lists may
 * not show it yet stays as it is recorded. An error of any other kind is thrown.
 */
export function read<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  id: string,
  state: Properties,
  context: Context,
): Promise<Properties | undefined> {
  const { clock, memory } = runtime;
  return withinLimit(clock, context, { what: `${kind.name} ${id}`, limitMs: readLimit }, async (call) => {
    const session = await openSession(kind, state, call);
    const seen = await lookTwice(runtime, session, id, call);
    memory.kept.see(session.where, id);
    if (seen.phase === "gone") {
      if (!isYoung(state, clocksOf(session, runtime))) {
        if (wasRecorded(state))
          context.tell(`${id} ${whyGone(kind, state, session.now())}. Two polls in a row said so.`);
        return undefined;
      }
      context.warn(
        `${id} is not in the cloud's answers. It was made less than ${formatDuration(visibleWithin)} ago and lists may lag, so ` +
          "it is kept as it is recorded. Refresh again then: what is still missing is dropped.",
      );
      return state;
    }
    const inputs = givenInputs(state);
    const claim = recordedClaim(kind, seen, state);
    const now = await release(kind, runtime, session, id, seen, claim, call, context);
    return stateOf(kind, inputs, session.place, now, { owner: ownerOfState(state) });
  });
}
