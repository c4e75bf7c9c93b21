import { setTimeout as sleep } from "node:timers/promises";
import { type Command, isProvider, type Stack, signal } from "../stack";
import { creates, deletes } from "./books";
import { type Cut, cuts } from "./cuts";
import type { Point } from "./point";

const lookEveryMs = 5;
/** A provider process whose engine is gone has this long to notice. */
export const providerEndsWithinMs = 3_000;

export interface CutOff {
  /** How many of the signals found a process that they were meant for. */
  readonly hits: number;
  readonly endedAfterMs: number;
  readonly providerAfterMs: number | undefined;
}

/** Cuts a run off at the point's moment, waits for its end, and ends what it leaves behind. */
export async function cutOff(stack: Stack, run: Command, { what, how, delayMs }: Point): Promise<CutOff> {
  const callsBefore = stack.cloud.journal().length;
  const wanted = what === "destroy" ? deletes : creates;
  const hasBegun = () =>
    stack.cloud
      .journal()
      .slice(callsBefore)
      .some(({ operation }) => wanted.includes(operation));
  while (run.isRunning() && !hasBegun()) await sleep(lookEveryMs);
  await Promise.race([sleep(delayMs), run.exited]);
  const begun = performance.now();
  let hits = 0;
  for (const cut of cuts[how]) {
    await Promise.race([sleep(cut.afterMs), run.exited]);
    if (run.isRunning() && send(stack, run, cut)) hits++;
  }
  await run.exited;
  const ended = performance.now();
  const providerAfterMs = await providerEnd(stack, ended);
  stack.endProcesses();
  return { hits, endedAfterMs: ended - begun, providerAfterMs };
}

/** Sends a signal; false if there is no process that it is meant for. */
function send(stack: Stack, run: Command, cut: Cut): boolean {
  const providers = cut.to === "engine" ? [] : stack.processes().filter(isProvider);
  if (cut.to !== "provider") signal(run.pid, cut.signal);
  for (const { pid } of providers) signal(pid, cut.signal);
  return cut.to !== "provider" || providers.length > 0;
}

/** How long after the CLI the last provider process has ended; undefined if it goes on. */
async function providerEnd(stack: Stack, since: number): Promise<number | undefined> {
  while (stack.processes().some(isProvider)) {
    if (performance.now() - since > providerEndsWithinMs) return undefined;
    await sleep(20);
  }
  return performance.now() - since;
}
