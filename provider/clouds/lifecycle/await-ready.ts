import { asError, isFinal, isKind, isTransient } from "../../http/errors";
import { type Forecast, forecast } from "../../readiness/forecast";
import type { Observation } from "../../readiness/observation";
import { schedule, unforeseen } from "../../readiness/schedule";
import { type WaitRequest, type WaitResult, waitFor } from "../../readiness/waiter";
import { formatDuration } from "../../time/duration";
import type { CommonInputs } from "../inputs/common";
import { isReady, type Properties, satisfies } from "./kind";
import { limitsOf } from "./limits";
import { waitEnded, waitStopped } from "./not-ready";
import { vanished } from "./observed";
import type { Operation } from "./operation";

export interface Wait<Item> {
  readonly id: string;
  readonly inputs: CommonInputs;
  /** When the snapshot was made, by the runtime's clock. */
  readonly startedAt: number;
  readonly resumed: boolean;
  /** What to record of a snapshot that is not ready, as the last poll saw it. */
  readonly stateWith: (seen: Observation<Item> | undefined) => Properties;
}

/** The observation that satisfies `waitFor`; throws NotReadyError when there will be none. */
export async function awaitReady<Item>(
  operation: Operation<Item>,
  { id, inputs, startedAt, resumed, stateWith }: Wait<Item>,
): Promise<Observation<Item>> {
  const { kind, memory, session, call, context } = operation;
  const { clock } = call;
  let last: Observation<Item> | undefined;
  const { stall, maxPollInterval } = limitsOf(kind, inputs);
  const isForeseen = inputs.waitFor !== "usable"; // progress and remaining time speak of the whole snapshot
  const begun = clock.now();
  let result: WaitResult<Item>;
  try {
    const wait: WaitRequest<Item> = {
      poll: (gap) => session.poller.poll(id, gap, call.signal),
      target: ({ phase }) => satisfies(phase, inputs.waitFor),
      startedAt,
      resumed,
      capMs: call.until - begun,
      stallMs: stall,
      schedule: isForeseen ? schedule({ maxPollInterval, waiting: () => session.poller.waiting }) : unforeseen,
      clock,
      isTransient,
      isThrottled: (error) => isKind(error, "throttle"),
      isFinal,
      onChange: (seen, hints) => {
        last = seen;
        if (satisfies(seen.phase, inputs.waitFor)) return; // the last row tells more
        context.report(describeProgress(seen, hints.now, isForeseen ? forecast(hints) : undefined));
      },
      onTrouble: (error) => context.report(`polling again: ${asError(error).message}`),
      onWarning: (text) => context.warn(`${id}: ${text}`),
      signal: call.signal,
    };
    if (resumed) context.report(`${id} is waited for`);
    result = await session.poller.during(() => waitFor<Item>(wait));
  } catch (error) {
    const waited = formatDuration(clock.now() - begun);
    throw waitStopped(operation, { id, state: stateWith(last) }, { reason: error, last, waited });
  }
  if (result.end === "ready") {
    if (isReady(result.last.phase, inputs.waitFor)) {
      const wasReady = resumed && result.polls === 1;
      context.report(wasReady ? "ready" : describeReady(clock.now() - startedAt, result.lagMs));
      memory.noticed.push({ logicalName: context.logicalName, lagMs: result.lagMs });
    }
    return result.last;
  }
  const state = stateWith(result.end === "vanished" ? vanished : result.last);
  throw waitEnded(operation, { id, state }, result);
}

/**
 * The row of a wait: what matters first, in some 40 characters, because a terminal cuts the rest. The engine shows the time
 * gone beside it.
 */
export function describeProgress(seen: Observation, now: number, expected: Forecast | undefined): string {
  const isUnderWay = seen.phase === "pending" || seen.phase === "usable";
  const usable = seen.phase === "usable" ? "usable, " : "";
  const percent = seen.progress === undefined || !isUnderWay ? seen.status : `${usable}${seen.progress} %`;
  const isAhead = isUnderWay && expected !== undefined && expected.at > now;
  return isAhead ? `${percent}, about ${formatDuration(expected.at - now)} left` : percent;
}

/** The last row of a wait that ended well: how long it took, and how late it was noticed. */
export const describeReady = (waitedMs: number, lagMs: number): string =>
  `ready after ${formatDuration(waitedMs)}, noticed ${(lagMs / 1_000).toFixed(1)} s late at most`;
