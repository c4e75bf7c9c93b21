import type { JournalEntry } from "cloud-snapshots-simulator";
import { canariesIn } from "../canaries";
import { type Entry, type KindName, kindNames, kindRows } from "../clouds";
import { sortOf } from "./calls";
import { isThere } from "./kinds";
import type { RunRecord, Stack } from "./program";
import { cancelledWithinMs, type Rpc } from "./rpc";
import type { World } from "./world";

/** The last poll may be on its way for half a minute, and ten seconds old. */
const lastPollMs = 41_000;

/** Our snapshots that exist, with their kinds. */
export function present(world: World): (Entry & { readonly kind: KindName })[] {
  const at = world.cloudNow;
  return kindNames.flatMap((kind) =>
    world
      .made(kind)
      .filter((entry) => isThere(entry, at))
      .map((entry) => ({ ...entry, kind })),
  );
}

/** What must not be about runs of the engine that went on at the same time, in words. */
export function problemsOf(world: World, runs: readonly RunRecord[]): string[] {
  for (const run of runs) note(world, run);
  return [
    ...runs.flatMap((run) => [
      ...run.rpcs.flatMap((rpc) => [
        ...falseReady(world, rpc),
        ...falseNotReady(world, rpc),
        ...falseGone(world, run, rpc),
        ...unanswered(rpc),
        ...lateCancel(run, rpc),
      ]),
      ...unrecorded(world, run),
    ]),
    ...wrongDeletes(world, runs),
    ...lostStrangers(world),
    ...shownSecrets(world),
  ];
}

/** Remembers what a run has asked to delete, and what it may not have recorded. */
function note(world: World, { rpcs, stack, isOk, isRefresh, isDestroy }: RunRecord): void {
  for (const { method, id = "" } of rpcs) {
    if (method !== "delete") continue;
    world.askedToDelete.add(id);
    // a run that was cut off, or failed, may not have recorded what it deleted
    if (!isOk) world.mayBeUnrecorded.set(id, (world.mayBeUnrecorded.get(id) ?? new Set()).add(stack));
  }
  if (isOk && (isRefresh || isDestroy)) for (const stacks of world.mayBeUnrecorded.values()) stacks.delete(stack);
  for (const { state } of world.stacks) for (const { id } of state.resources) world.recorded.add(id);
}

/** Whether the state of a stack may still have a snapshot although a run of it has deleted that. */
export const mayBeUnrecorded = (world: World, id: string, stack: string): boolean =>
  world.mayBeUnrecorded.get(id)?.has(stack) ?? false;

const skewOf = (world: World) => world.cloudNow - world.clock.now();

/** The polls that may have told of a snapshot, by the clouds' time. */
function pollsOf(world: World, { kind, id = "" }: Rpc, from: number, to: number): JournalEntry[] {
  return world.simulator.handles
    .journal()
    .filter(
      ({ service, operation, resource, status, fault, at }) =>
        service === kindRows[kind].service &&
        sortOf(operation) === "look" &&
        (resource === undefined || resource.includes(id)) &&
        status < 300 &&
        (fault === undefined || fault === "skewed") &&
        at <= to &&
        at >= from,
    );
}

/** What `ready` of a refreshed snapshot speaks of. */
const readyFor = ({ waitFor }: Record<string, unknown>) => (waitFor === "usable" ? "usable" : "complete");

const outputsOf = ({ method, result }: Rpc) =>
  (method === "read" ? (result?.["props"] as Record<string, unknown> | undefined) : result) ?? {};

/** Invariant 1: success is reported exactly when the snapshot is in the wanted state at that moment. */
function falseReady(world: World, rpc: Rpc): string[] {
  const { method, kind, id = "", result, error, inputs, endedAt = 0 } = rpc;
  if (error !== undefined || !result) return [];
  const outputs = outputsOf(rpc);
  const isSuccess = method === "create" || method === "update";
  if (!isSuccess && !(method === "read" && outputs["ready"] === true)) return [];
  const waitFor = isSuccess ? inputs["waitFor"] : readyFor(outputs);
  const end = endedAt + skewOf(world);
  const polls = pollsOf(world, rpc, end - lastPollMs, end).slice(-2); // the last one may have come too late
  if (polls.some(({ at }) => world.isReadyAt(kind, id, waitFor, at))) return [];
  return [`${method} of ${kind} ${id} said that it is ready, and the cloud had it not ready`];
}

/** The other half of invariant 1: what a refresh calls not ready was not ready at some poll of it. */
function falseNotReady(world: World, rpc: Rpc): string[] {
  const { method, kind, id = "", error, begunAt, endedAt = 0 } = rpc;
  const outputs = outputsOf(rpc);
  if (method !== "read" || error !== undefined || outputs["ready"] !== false) return [];
  const skew = skewOf(world);
  const polls = pollsOf(world, rpc, begunAt + skew, endedAt + skew);
  const wasReady = polls.length > 0 && polls.every(({ at }) => world.isReadyAt(kind, id, readyFor(outputs), at));
  const isHidden = outputs["status"] === "unknown" || world.scenario.invisibleSeconds > 0; // no poll has shown it yet
  return wasReady && !isHidden
    ? [`${method} of ${kind} ${id} said that it is not ready, and the cloud had it ready`]
    : [];
}

/** Invariants 4 and 5: what is said to be deleted or gone is gone. */
function falseGone(world: World, run: RunRecord, { method, kind, id = "", result, error, endedAt = 0 }: Rpc): string[] {
  const isSaid =
    error === undefined && (method === "delete" || (method === "read" && result !== undefined && !result["id"]));
  if (!isSaid) return [];
  const entry = kindRows[kind].book(world.simulator.handles).find((each) => each.id === id);
  if (!entry || !isThere(entry, endedAt + skewOf(world))) return [];
  if (method === "delete" && run.said.some((text) => text.includes(`${id} is not deleted`))) return [];
  return [`${method} of ${kind} ${id} said that it is gone, and the cloud still had it`];
}

/** Invariant 7: no call stays unanswered beyond its limit. */
const unanswered = ({ method, kind, id = "", isUnanswered }: Rpc): string[] =>
  isUnanswered ? [`${method} of ${kind} ${id} was not answered within its limit`] : [];

/** A cancelled call ends at once. */
function lateCancel({ cancelled, isKilled }: RunRecord, { method, kind, id = "", begunAt, endedAt }: Rpc): string[] {
  if (!cancelled || isKilled || endedAt === undefined || begunAt > cancelled.at) return [];
  const within = cancelled.wasAsking ? cancelledWithinMs.asking : cancelledWithinMs.waiting;
  if (endedAt - cancelled.at <= within) return [];
  return [`${method} of ${kind} ${id} ended ${endedAt - cancelled.at} ms after the run was cancelled`];
}

/** Invariant 2: a cancelled run, and one that ends by itself, records every snapshot that the cloud has told it of. */
function unrecorded(world: World, { stack, rpcs, isKilled, isCut, cancelled, isDisturbed }: RunRecord): string[] {
  if (isKilled || isDisturbed || (isCut && !cancelled)) return [];
  const state = world.stacks.find((each) => each.state.name === stack)?.state;
  const known = new Set(state?.resources.map(({ id }) => id));
  return present(world).flatMap(({ id, kind }) => {
    const maker = world.makers.get(id);
    const isOfRun = maker !== undefined && rpcs.includes(maker);
    return isOfRun && !known.has(id) ? [`${kind} ${id} was made by a run that did not record it`] : [];
  });
}

/** Invariant 4: nothing is deleted but what the engine asked to delete. */
function wrongDeletes(world: World, runs: readonly RunRecord[]): string[] {
  const asked = (run: RunRecord, id: string) => run.rpcs.some((rpc) => rpc.method === "delete" && rpc.id === id);
  const requested = new Set(
    world.simulator.handles
      .journal()
      .flatMap(({ operation, resource = "" }) => (sortOf(operation) === "delete" ? [resource] : [])),
  );
  return kindNames.flatMap((kind) =>
    world.made(kind).flatMap((entry) => {
      const { id } = entry;
      if (isThere(entry, world.cloudNow) || world.removed.has(id)) return [];
      const isGoneByItself = world.courseOf(kind, id)?.outcome === "vanish" || world.isReleased(kind, entry);
      const isRequested = [...requested].some((resource) => resource.includes(id));
      if (isGoneByItself && !isRequested) return [];
      const problems = world.askedToDelete.has(id) ? [] : [`${kind} ${id} was deleted, and nobody asked for that`];
      const isExcused = ({ state }: Stack) =>
        mayBeUnrecorded(world, id, state.name) ||
        state.resources.some((each) => each.id === id && each.isPendingReplacement);
      const isWronged = (owner: Stack) => {
        const { name, resources } = owner.state;
        if (!resources.some((each) => each.id === id && !each.isReplaced)) return false;
        const others = runs.filter((run) => run.stack !== name && asked(run, id));
        const isGivenAway = others.some((run) => world.adopted.get(id)?.has(run.stack));
        const own = runs.find((run) => run.stack === name);
        return (others.length > 0 && !isGivenAway) || (own?.isOk && asked(own, id));
      };
      if (world.stacks.some((owner) => isWronged(owner) && !isExcused(owner)))
        problems.push(`${kind} ${id} was deleted, and a stack still has it`);
      return problems;
    }),
  );
}

function lostStrangers(world: World): string[] {
  const at = world.cloudNow;
  return [...world.strangers].flatMap(([id, kind]) => {
    const entry = kindRows[kind].book(world.simulator.handles).find((each) => each.id === id);
    const isOurs = world.adopted.has(id) && world.askedToDelete.has(id);
    return isOurs || (entry && isThere(entry, at)) ? [] : [`${kind} ${id} is somebody else's, and is gone`];
  });
}

/** Invariant 8: no secret in states, texts and addresses. */
function shownSecrets(world: World): string[] {
  const states = world.stacks.map(({ state }) => JSON.stringify(state.resources));
  const texts = [...states, ...world.said.slice(world.searched.said), ...world.rows.slice(world.searched.rows)];
  world.searched = { said: world.said.length, rows: world.rows.length };
  const shown = texts.flatMap((text) => canariesIn(text)).map((found) => `${found} is shown`);
  return [...shown, ...world.tellingUrls.map((url) => `${url} tells a secret`)];
}
