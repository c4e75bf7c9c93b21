import { asError, isFinal, isKind, isTransient } from "../../http/errors";
import { forecast } from "../../readiness/forecast";
import type { Observation } from "../../readiness/observation";
import { schedule, unforeseen } from "../../readiness/schedule";
import { type WaitRequest, type WaitResult, waitFor } from "../../readiness/waiter";
import { formatDuration } from "../../time/duration";
import type { CommonInputs } from "../inputs/common";
import {
  type CallOptions,
  type Context,
  isReady,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
  satisfies,
} from "./kind";
import { NotReadyError } from "./lifecycle";
import { limitsOf } from "./limits";
import { describeEnd, describeStop } from "./not-ready";
import { vanished } from "./observed";
import { describeProgress, describeReady } from "./progress";

export interface Wait<Item> {
  readonly id: string;
  readonly inputs: CommonInputs;
  /** When the snapshot was made, by the runtime's clock. */
  readonly startedAt: number;
  readonly resumed: boolean;
  /** What to record of a snapshot that is not ready, as the last look saw it. */
  readonly stateWith: (seen: Observation<Item> | undefined) => Properties;
}

/** The observation that satisfies `waitFor`; throws NotReadyError when there will be none. */
export async function awaitReady<Item>(
  kind: SnapshotKind<Item>,
  { clock, memory }: Runtime,
  session: Session<Item>,
  { id, inputs, startedAt, resumed, stateWith }: Wait<Item>,
  call: CallOptions,
  context: Context,
): Promise<Observation<Item>> {
  let last: Observation<Item> | undefined;
  const { stall, maxPollInterval } = limitsOf(kind, inputs);
  const isForeseen = inputs.waitFor !== "usable"; // progress and remaining time speak of the whole snapshot
  const begun = clock.now();
  let result: WaitResult<Item>;
  try {
    const wait: WaitRequest<Item> = {
      look: (gap) => session.looks.look(id, gap, call.signal),
      target: ({ phase }) => satisfies(phase, inputs.waitFor),
      startedAt,
      resumed,
      capMs: call.until - begun,
      stallMs: stall,
      schedule: isForeseen ? schedule({ maxPollInterval, waiting: () => session.looks.waiting }) : unforeseen,
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
    result = await session.looks.during(() => waitFor<Item>(wait));
  } catch (error) {
    const waited = formatDuration(clock.now() - begun);
    throw new NotReadyError(id, stateWith(last), describeStop(kind, id, error, last, waited));
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
  throw new NotReadyError(id, state, describeEnd(kind, id, result, state, session.now()));
}
