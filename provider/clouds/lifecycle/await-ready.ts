import { isTransient } from "../../http/errors";
import { forecast } from "../../readiness/forecast";
import type { Observation } from "../../readiness/observation";
import { schedule, unforeseen } from "../../readiness/schedule";
import { type WaitResult, waitFor } from "../../readiness/waiter";
import {
  type Context,
  isReady,
  type Properties,
  type Runtime,
  type Session,
  type SnapshotKind,
  satisfies,
} from "./kind";
import { limitsOf } from "./limits";
import { describeEnd, NotReadyError } from "./not-ready";
import { describeProgress } from "./progress";
import { stateOf } from "./state";

export interface Wait {
  readonly id: string;
  readonly inputs: Properties;
  /** When the snapshot was made, milliseconds since the epoch. */
  readonly startedAt: number;
  readonly resumed: boolean;
  readonly capMs: number;
}

/** The observation that satisfies `waitFor`; throws NotReadyError when there will be none. */
export async function awaitReady<Item>(
  kind: SnapshotKind<Item>,
  { clock, memory }: Runtime,
  session: Session<Item>,
  { id, inputs, startedAt, resumed, capMs }: Wait,
  context: Context,
): Promise<Observation<Item>> {
  let last: Observation<Item> | undefined;
  const { stall, maxGap } = limitsOf(kind, inputs);
  const isForeseen = inputs["waitFor"] !== "usable"; // progress and remaining time speak of the whole snapshot
  const stateWith = (seen: Observation<Item> | undefined) => stateOf(kind, inputs, session.place, seen);
  let result: WaitResult<Item>;
  try {
    result = await waitFor<Item>({
      look: (gap) => session.looks.look(id, gap, context.signal),
      target: ({ phase }) => satisfies(phase, inputs["waitFor"]),
      startedAt,
      resumed,
      capMs,
      stallMs: stall,
      schedule: isForeseen ? schedule(maxGap) : unforeseen,
      clock,
      isTransient,
      onChange: (seen, hints) => {
        last = seen;
        context.report(describeProgress(id, seen, hints, isForeseen ? forecast(hints) : undefined));
      },
      onWarning: (text) => context.warn(`${id}: ${text}`),
      signal: context.signal,
    });
  } catch (error) {
    const reason = `${kind.name} ${id}: the wait was interrupted (${String(error)}). Run pulumi up again to go on.`;
    throw new NotReadyError(id, stateWith(last), reason);
  }
  if (result.end === "ready" && result.last) {
    if (isReady(result.last.phase, inputs["waitFor"])) memory.lags.push(result.lagMs);
    return result.last;
  }
  const vanished: Observation<Item> = { phase: "gone", status: "vanished" };
  const state = stateWith(result.end === "vanished" ? vanished : result.last);
  throw new NotReadyError(id, state, describeEnd(kind, id, result, state));
}
