import { visibleWithin } from "../../readiness/visibility";
import { formatDuration } from "../../time/duration";
import { recordedClaim, release } from "./claim";
import type { Properties } from "./kind";
import type { Recorded } from "./lifecycle";
import { readLimit } from "./limits";
import { whyGone } from "./not-ready";
import { type EngineRequest, operate } from "./operation";
import { pollTwice } from "./poll-twice";
import { clocksOf, givenInputs, isYoung, ownerOfState, stateOf, wasRecorded } from "./state";

/**
 * The snapshot as the cloud has it now; undefined when it is gone. One that the cloud accepted so lately that its lists may
 * not show it yet stays as it is recorded. An error of any other kind is thrown.
 */
export function read<Item>(request: EngineRequest<Item>, { id, state }: Recorded): Promise<Properties | undefined> {
  const { kind, context } = request;
  const scope = { what: `${kind.name} ${id}`, limitMs: readLimit, properties: state };
  return operate(request, scope, async (operation) => {
    const { session, memory } = operation;
    const seen = await pollTwice(operation, id);
    memory.kept.see(session.where, id);
    if (seen.phase === "gone") {
      if (!isYoung(state, clocksOf(operation))) {
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
    const claim = recordedClaim(operation, { id, state }, seen);
    const now = await release(operation, claim, seen);
    return stateOf(operation, givenInputs(state), now, { owner: ownerOfState(state) });
  });
}
