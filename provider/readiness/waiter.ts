/**
 * Waits until one snapshot is in the wanted state.
 *
 * Ends well: a poll that satisfies `target`.
 * Ends badly: the cloud says failed; the snapshot vanished (missing.ts); it stands still (movement.ts); the cloud refuses to
 * answer (refusals.ts); `capMs` is over. Before it gives up for time it polls once more.
 * Never ends a wait: an unknown status (one warning), network errors, 5xx, throttling.
 */
import type { Clock } from "../time/clock";
import type { Hints } from "./forecast";
import { Missing } from "./missing";
import { Movement } from "./movement";
import type { Observation } from "./observation";
import { Refusals } from "./refusals";
import { lagBound, type Schedule } from "./schedule";

export interface WaitRequest<Item> {
  /** The next poll, `gap` milliseconds from now or earlier. */
  readonly poll: (gap: number) => Promise<Observation<Item>>;
  readonly target: (observation: Observation<Item>) => boolean;
  /** When the cloud accepted the create; a resumed wait passes when the snapshot was made. */
  readonly startedAt: number;
  /** True for a wait that goes on with a snapshot made earlier: it polls at once. */
  readonly resumed: boolean;
  readonly stallMs: number;
  /** How long this wait may take, from now. */
  readonly capMs: number;
  readonly schedule: Schedule;
  readonly clock: Clock;
  /** Whether an error says nothing about the snapshot (network, 5xx, throttling). */
  readonly isTransient: (error: unknown) => boolean;
  /** Whether an error asks to stay away for a while. */
  readonly isThrottled?: (error: unknown) => boolean;
  /** Whether no poll can ever work, so that the wait ends at once. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Called on each change of phase, status or progress, with what a forecast can be made of. */
  readonly onChange?: (observation: Observation<Item>, hints: Hints) => void;
  readonly onWarning?: (text: string) => void;
  /** Told of each poll that fails. */
  readonly onTrouble?: (error: unknown) => void;
  readonly signal?: AbortSignal;
}

/** How a wait ends without a ready snapshot. */
export type BadEnd = "failed" | "vanished" | "stalled" | "timed-out" | "refused";

/** `last`: the last poll that saw the snapshot. */
export type WaitResult<Item> = Waited &
  (
    | { readonly end: "ready"; readonly last: Observation<Item> }
    | { readonly end: BadEnd; readonly last: Observation<Item> | undefined }
  );

interface Waited {
  readonly polls: number;
  readonly waitedMs: number;
  /** Between the last two polls: readiness was noticed no later than this. */
  readonly lagMs: number;
  /** Since status or progress last changed. */
  readonly stillMs: number;
  /** The last error of a poll, for the ends `refused`, `stalled` and `timed-out`. */
  readonly error?: unknown;
}

/** The part of a wait's result that its end does not decide. */
interface Tracked<Item> {
  readonly movement: Movement<Item>;
  readonly begun: number;
  polls: number;
  error: unknown;
}

const waited = <Item>({ movement, begun, polls, error }: Tracked<Item>, now: number): Waited => ({
  polls,
  waitedMs: now - begun,
  lagMs: movement.lagMs,
  stillMs: movement.stillMs(now),
  ...(error === undefined ? {} : { error }),
});

/** Warns once of a status that this version does not know. */
function unknownStatusWarning(onWarning: (text: string) => void): (seen: Observation<unknown>) => void {
  let isWarned = false;
  return ({ phase, status }) => {
    if (phase !== "unknown" || isWarned) return;
    isWarned = true;
    onWarning(`The cloud reports the status "${status}", which this version does not know; waiting on.`);
  };
}

export async function waitFor<Item>(request: WaitRequest<Item>): Promise<WaitResult<Item>> {
  const { clock, schedule, startedAt, isFinal = () => false, isThrottled = () => false } = request;
  const begun = clock.now();
  const deadline = begun + request.capMs;
  const missing = new Missing(startedAt);
  const refusals = new Refusals();
  const movement = new Movement<Item>(startedAt, begun);
  const warnOfUnknown = unknownStatusWarning(request.onWarning ?? (() => {}));
  const tracked: Tracked<Item> = { movement, begun, polls: 0, error: undefined };
  const ended = (end: BadEnd): WaitResult<Item> => ({ end, last: movement.last, ...waited(tracked, clock.now()) });

  for (;;) {
    request.signal?.throwIfAborted();
    const asked = tracked.polls === 0 && request.resumed ? 0 : schedule(movement.hints(clock.now()));
    const wanted = Number.isFinite(asked) && asked >= 0 ? asked : lagBound(clock.now() - startedAt);
    const gap = refusals.gap(wanted);
    const isLastPoll = clock.now() + gap >= deadline;
    tracked.polls++;
    let seen: Observation<Item>;
    try {
      seen = await request.poll(isLastPoll ? Math.max(0, deadline - clock.now()) : gap);
    } catch (error) {
      request.signal?.throwIfAborted();
      tracked.error = error;
      request.onTrouble?.(error);
      const failure = {
        isTransient: request.isTransient(error),
        isThrottled: isThrottled(error),
        isFinal: isFinal(error),
      };
      if (refusals.failed(failure, clock.now())) return ended("refused");
      if (isLastPoll) return ended("timed-out");
      continue;
    }
    tracked.error = undefined;
    const now = clock.now();
    movement.answered(now, refusals.isBlind);
    refusals.answered();
    if (seen.phase === "gone") {
      if (missing.notShown(now)) return ended("vanished");
      if (isLastPoll) return ended("timed-out");
      continue;
    }
    missing.shown();
    if (movement.shown(seen, now)) request.onChange?.(seen, movement.hints(now));
    if (request.target(seen)) return { end: "ready", last: seen, ...waited(tracked, now) };
    if (seen.phase === "failed") return ended("failed");
    warnOfUnknown(seen);
    if (movement.isStalled(now, request.stallMs)) return ended("stalled");
    if (isLastPoll) return ended("timed-out");
  }
}
