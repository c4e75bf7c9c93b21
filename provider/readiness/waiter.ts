/**
 * Waits until one snapshot is in the wanted state.
 *
 * Ends well: an observation that satisfies `target`.
 * Ends badly: the cloud says failed; the snapshot vanished (two looks in a row, a second apart, and not in its first
 * minute, when lists may lag behind the create); no change of status or progress for `stallMs` once there was progress
 * (some clouds tell none, or 0 % to the end); `capMs` is over; the cloud refuses to answer three times in a row and for
 * half a minute (keys that are being changed are refused for moments); an error that is final. Before it gives up for time
 * it looks once more.
 * Never ends a wait: an unknown status (one warning), network errors, 5xx, throttling.
 */
import type { Clock } from "../time/clock";
import type { Hints, Step } from "./forecast";
import type { Observation } from "./observation";
import { lagBound, type Schedule } from "./schedule";
import { visibleWithin } from "./visibility";

export interface WaitRequest<Item> {
  /** The next look, `gap` milliseconds from now or earlier. */
  readonly look: (gap: number) => Promise<Observation<Item>>;
  readonly target: (observation: Observation<Item>) => boolean;
  /** When the cloud accepted the create; a resumed wait passes when the snapshot was made. */
  readonly startedAt: number;
  /** True for a wait that goes on with a snapshot made earlier: it looks at once. */
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
  /** Whether no look can ever work, so that the wait ends at once. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Called on each change of phase, status or progress, with what a forecast can be made of. */
  readonly onChange?: (observation: Observation<Item>, hints: Hints) => void;
  readonly onWarning?: (text: string) => void;
  /** Told of each look that fails. */
  readonly onTrouble?: (error: unknown) => void;
  readonly signal?: AbortSignal;
}

/** How a wait ends without a ready snapshot. */
export type BadEnd = "failed" | "vanished" | "stalled" | "timed-out" | "refused";

/** `last`: the last look that saw the snapshot. */
export type WaitResult<Item> = Waited &
  (
    | { readonly end: "ready"; readonly last: Observation<Item> }
    | { readonly end: BadEnd; readonly last: Observation<Item> | undefined }
  );

interface Waited {
  readonly polls: number;
  readonly waitedMs: number;
  /** Between the last two looks: readiness was noticed no later than this. */
  readonly lagMs: number;
  /** Since status or progress last changed. */
  readonly stillMs: number;
  /** The last error of a look, for the ends `refused`, `stalled` and `timed-out`. */
  readonly error?: unknown;
}

const refusalsToGiveUp = 3;
const refusedFor = 30_000;
/** While looks fail: whoever has mistyped something shall hear of it, and an outage may be over. */
const longestGapWhileBlind = 8_000;
/** A poll that failed for a moment is repeated within a second, then ever more seldom. */
const firstGapWhileBlind = 700;
const missesToVanish = 2;
const missesApart = 1_000;

export async function waitFor<Item>(request: WaitRequest<Item>): Promise<WaitResult<Item>> {
  const { clock, schedule, startedAt } = request;
  const begun = clock.now();
  const deadline = begun + request.capMs;
  let last: Observation<Item> | undefined;
  let error: unknown;
  let polls = 0;
  let misses = 0;
  let missedAt = Number.NEGATIVE_INFINITY;
  let refusals = 0;
  let refusedSince = begun;
  let warned = false;
  let movedAt = begun;
  const steps: Step[] = [];
  let lookedAt = begun;
  let lagMs = 0;
  let blind = false;
  /** Polls in a row that failed for reasons that pass. */
  let troubles = 0;

  const waited = (): Waited => ({
    polls,
    waitedMs: clock.now() - begun,
    lagMs,
    stillMs: clock.now() - movedAt,
    ...(error === undefined ? {} : { error }),
  });
  const result = (end: BadEnd): WaitResult<Item> => ({ end, last, ...waited() });

  for (;;) {
    request.signal?.throwIfAborted();
    const asked = polls === 0 && request.resumed ? 0 : schedule({ now: clock.now(), startedAt, last, lookedAt, steps });
    const wanted = Number.isFinite(asked) && asked >= 0 ? asked : lagBound(clock.now() - startedAt);
    const soon = troubles > 0 ? firstGapWhileBlind * 2 ** (troubles - 1) : longestGapWhileBlind;
    const gap = blind ? Math.min(wanted, soon, longestGapWhileBlind) : wanted;
    const isLastLook = clock.now() + gap >= deadline;
    let seen: Observation<Item>;
    polls++;
    try {
      seen = await request.look(isLastLook ? Math.max(0, deadline - clock.now()) : gap);
    } catch (caught) {
      request.signal?.throwIfAborted();
      error = caught;
      blind = true;
      request.onTrouble?.(caught);
      if (request.isFinal?.(caught)) return result("refused");
      const passes = request.isTransient(caught);
      refusals = passes ? 0 : refusals + 1;
      troubles = passes && !request.isThrottled?.(caught) ? troubles + 1 : 0;
      if (refusals === 1) refusedSince = clock.now();
      if (refusals >= refusalsToGiveUp && clock.now() - refusedSince >= refusedFor) return result("refused");
      if (isLastLook) return result("timed-out");
      continue;
    }
    error = undefined;
    refusals = 0;
    troubles = 0;
    const now = clock.now();
    if (blind) movedAt += now - lookedAt;
    blind = false;
    const before = last ? lookedAt : startedAt;
    lagMs = now - lookedAt;
    lookedAt = now;

    if (seen.phase === "gone") {
      if (now - startedAt >= visibleWithin && now - missedAt >= missesApart) {
        missedAt = now;
        if (++misses >= missesToVanish) return result("vanished");
      }
      if (isLastLook) return result("timed-out");
      continue;
    }
    misses = 0;
    const moved = !last || last.phase !== seen.phase || last.status !== seen.status || last.progress !== seen.progress;
    if (seen.progress !== undefined && seen.progress !== (last?.progress ?? 0)) {
      steps.push({ after: before, at: now, progress: seen.progress });
    }
    last = seen;
    if (moved) {
      movedAt = now;
      request.onChange?.(seen, { now, startedAt, last, lookedAt, steps });
    }
    if (request.target(seen)) return { end: "ready", last: seen, ...waited() };
    if (seen.phase === "failed") return result("failed");
    if (seen.phase === "unknown" && !warned) {
      warned = true;
      request.onWarning?.(
        `The cloud reports the status "${seen.status}", which this version does not know; waiting on.`,
      );
    }
    if (steps.length > 0 && now - movedAt >= request.stallMs) return result("stalled");
    if (isLastLook) return result("timed-out");
  }
}
