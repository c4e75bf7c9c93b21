import type { JournalEntry } from "cloud-snapshots-simulator";
import { canariesIn } from "../canaries";
import { sortOf } from "./calls";
import type { EngineRun, Rpc } from "./engine";
import { type Entry, isOfSource, isThere, kindRows } from "./kinds";
import { type KindName, kindNames } from "./scenario";
import type { Properties } from "./state";
import type { RunRecord, Stack, World } from "./world";

/** The last look may be on its way for half a minute, and ten seconds old. */
const lastLookMs = 41_000;

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

/** What must not be about one run of the engine, in words. */
export function problemsOf(world: World, stack: Stack, run: EngineRun, isOk: boolean): string[] {
  return [
    ...run.rpcs.flatMap((rpc) => [...falseReady(world, rpc), ...falseGone(world, rpc), ...unanswered(rpc)]),
    ...wrongDeletes(world, stack, run, isOk),
    ...lostStrangers(world),
    ...shownSecrets(world),
  ];
}

/** Invariant 1: success is reported exactly when the snapshot is in the wanted state at that moment. */
function falseReady(world: World, { method, kind, id = "", result, error, inputs, endedAt = 0 }: Rpc): string[] {
  if ((method !== "create" && method !== "update") || error !== undefined || !result) return [];
  const skew = world.cloudNow - world.clock.now();
  const end = endedAt + skew;
  const isLook = ({ service, operation, resource, status, fault, at }: JournalEntry) =>
    service === kindRows[kind].service &&
    sortOf(operation) === "look" &&
    (resource === undefined || resource.includes(id)) &&
    status < 300 &&
    (fault === undefined || fault === "skewed") &&
    at <= end &&
    at >= end - lastLookMs;
  const looks = world.simulator.handles.journal().filter(isLook).slice(-2); // the last one may have come too late
  if (looks.some(({ at }) => world.isReadyAt(kind, id, inputs["waitFor"], at))) return [];
  return [`${method} of ${kind} ${id} succeeded, and the cloud had it not ready`];
}

/** Invariants 4 and 5: what is said to be deleted or gone is gone. */
function falseGone(world: World, { method, kind, id = "", result, error, endedAt = 0 }: Rpc): string[] {
  const isSaid =
    error === undefined && (method === "delete" || (method === "read" && result !== undefined && !result["id"]));
  if (!isSaid) return [];
  const end = endedAt + world.cloudNow - world.clock.now();
  const entry = kindRows[kind].book(world.simulator.handles).find((each) => each.id === id);
  if (!entry || !isThere(entry, end)) return [];
  if (method === "delete" && world.said.some((text) => text.includes(`${id} is not deleted`))) return [];
  return [`${method} of ${kind} ${id} said that it is gone, and the cloud still had it`];
}

/** Invariant 7: no call stays unanswered. */
const unanswered = ({ method, kind, id = "", isUnanswered }: Rpc): string[] =>
  isUnanswered ? [`${method} of ${kind} ${id} was not answered`] : [];

/** Invariant 4: nothing is deleted but what the engine asked to delete. */
function wrongDeletes(world: World, stack: Stack, run: EngineRun, isOk: boolean): string[] {
  const asked = new Set(run.rpcs.filter(({ method }) => method === "delete").map(({ id }) => id));
  for (const id of asked) {
    world.askedToDelete.add(id ?? "");
    // a run that was cut off, or failed, may not have recorded what it deleted
    if (!isOk) world.mayBeUnrecorded.add(id ?? "");
  }
  return kindNames.flatMap((kind) =>
    world.made(kind).flatMap((entry) => {
      const { id } = entry;
      const isGoneByItself = world.courseOf(kind, id)?.outcome === "vanish" || world.isReleased(kind, entry);
      if (isThere(entry, world.cloudNow) || isGoneByItself || world.removed.has(id)) return [];
      const problems = world.askedToDelete.has(id) ? [] : [`${kind} ${id} was deleted, and nobody asked for that`];
      const owners = world.stacks.filter(({ state }) =>
        state.resources.some((each) => each.id === id && !each.isReplaced),
      );
      const isWrong = owners.some((owner) => owner !== stack || (isOk && asked.has(id)));
      const isPending = owners.some(({ state }) =>
        state.resources.some((each) => each.id === id && each.isPendingReplacement),
      );
      if (isWrong && !isPending && !world.mayBeUnrecorded.has(id))
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

/** Invariant 8: no secret in states and texts. */
function shownSecrets(world: World): string[] {
  const states = world.stacks.map(({ state }) => JSON.stringify(state.resources));
  const texts = [...states, ...world.said.slice(world.searched.said), ...world.rows.slice(world.searched.rows)];
  world.searched = { said: world.said.length, rows: world.rows.length };
  return texts.flatMap((text) => canariesIn(text)).map((found) => `${found} is shown`);
}

/** Our snapshots that no state knows and that nobody was told of. */
export function unnamed(world: World): ReturnType<typeof present> {
  const known = new Set(world.stacks.flatMap(({ state }) => state.resources.map(({ id }) => id)));
  return present(world).filter(({ id }) => !known.has(id) && !isNamed(world, id));
}

/** What warns people that a snapshot of theirs may not be found again: the list was refused. */
const isNotLookedFor = /Earlier runs of this stack cannot be looked for/;

/** The inputs that name what a snapshot is of. */
const sourceIn = ({ diskId, volumeId, clusterId, sourceSnapshotId }: Properties): Properties => ({
  source: diskId ?? volumeId ?? clusterId ?? sourceSnapshotId,
});

/** What is older is named by nobody. */
const day = 24 * 3_600_000;

/**
 * Whether docs/reliability.md does not promise to name a snapshot. A later run made another one of its source. It was the first
 * to do so, and a day later. The list was refused, and that run said so. Or its first list did not show the snapshot yet, or was
 * not made because the program adopts another one, and the list at its end could not tell of it: the run was cut off, disturbed,
 * throttled or over before.
 */
export function isNotPromised(world: World, entry: ReturnType<typeof present>[number]): boolean {
  const { kind, createdAt } = entry;
  const { invisibleSeconds, skewSeconds } = world.scenario;
  const made = createdAt - skewSeconds * 1_000;
  const shown = made + invisibleSeconds * 1_000;
  const createsIn = ({ rpcs }: RunRecord) =>
    rpcs.filter((rpc) => rpc.method === "create" && rpc.kind === kind && isOfSource(entry, sourceIn(rpc.inputs)));
  const later = world.runs.filter((run) => run.begunAt > made && createsIn(run).length > 0);
  const [first] = later;
  if (first && first.begunAt - made > day) return true;
  return later.some((run) => {
    const { endedAt, isCut, isDisturbed, said } = run;
    const creates = createsIn(run);
    if (said.some((text) => isNotLookedFor.test(text))) return true;
    const isLate = invisibleSeconds > 0 || creates.some(({ inputs }) => inputs["adopt"] !== undefined);
    return isLate && (isCut || isDisturbed || endedAt < shown);
  });
}

/** Invariants 2 and 3, once all is over: what is in no state was named. */
export const orphans = (world: World): string[] =>
  unnamed(world)
    .filter((each) => !isNotPromised(world, each))
    .map(({ kind, id }) => `${kind} ${id} is in no state, and was never named`);

const isNaming = /earlier runs of this stack made|^making a new snapshot beside/;

/** Whether people were told of a snapshot that no state knows, one by one or in a count. */
export const isNamed = ({ said, rows }: World, id: string): boolean =>
  [...said, ...rows].some((text) => isNaming.test(text) && (text.includes(id) || / and \d+ more/.test(text)));

/** What the next `up` of a stack has to go on with: by resource, the snapshots that a run which was cut off has begun for it. */
export function interrupted(world: World, { program, state }: Stack): Map<string, Set<string>> {
  const known = new Set(world.stacks.flatMap((stack) => stack.state.resources.map(({ id }) => id)));
  const begun = present(world).filter((entry) => {
    const { outcome = "ready" } = world.courseOf(entry.kind, entry.id) ?? {};
    const age = world.cloudNow - entry.createdAt;
    const isShown = age > world.scenario.invisibleSeconds * 1_000;
    // a DWS snapshot that has ended cannot be told from one that was recorded
    const isAdoptable = entry.kind !== "dws" && age < 50 * 60_000 && ["ready", "odd"].includes(outcome);
    return isAdoptable && isShown && !known.has(entry.id) && JSON.stringify(entry).includes("making");
  });
  const found = new Map<string, Set<string>>();
  for (const { name, kind, source, adopt } of program) {
    const ids = begun.filter((entry) => entry.kind === kind && isOfSource(entry, source)).map(({ id }) => id);
    const isToMake = state.live(name) === undefined && adopt === undefined;
    if (ids.length > 0 && isToMake) found.set(name, new Set(ids));
  }
  return found;
}

/** Invariant 3, as strict as it gets: what was begun was gone on with. */
export const doubles = ({ state }: Stack, begun: ReadonlyMap<string, ReadonlySet<string>>): string[] =>
  [...begun].flatMap(([name, ids]) => {
    const { id = "" } = state.live(name) ?? {};
    return ids.has(id) ? [] : [`${name} has ${id} although ${[...ids].join(", ")} was begun for it`];
  });
