import { kindRows } from "../clouds";
import { present } from "./judge";
import { isOfSource, isThere } from "./kinds";
import type { RunRecord, Stack } from "./program";
import type { Properties } from "./state";
import type { World } from "./world";

type Left = ReturnType<typeof present>[number];

/** Snapshots that are ours, or became it by an adoption that was recorded. */
function ours(world: World): Left[] {
  const at = world.cloudNow;
  const taken = [...world.strangers].flatMap(([id, kind]) => {
    if (!world.adopted.has(id) || !world.recorded.has(id)) return [];
    const entry = kindRows[kind].book(world.simulator.handles).find((each) => each.id === id);
    return entry && isThere(entry, at) ? [{ ...entry, kind }] : [];
  });
  return [...present(world), ...taken];
}

/** Our snapshots that no state knows: made twice, or left. */
export function leftovers(world: World): Left[] {
  const known = new Set(world.stacks.flatMap(({ state }) => state.resources.map(({ id }) => id)));
  return ours(world).filter(({ id }) => !known.has(id));
}

/** Those of them that nobody was told of. */
export const unnamed = (world: World): Left[] => leftovers(world).filter((each) => !isNamed(world, each));

/** What warns people that a snapshot of theirs may not be found again: the list was refused. */
const isNotLookedFor = /Earlier runs of this stack cannot be looked for/;

/** What tells that the cloud has refused a snapshot with marks. */
const isWithoutMarks = /making the snapshot without them/;

/** The inputs that name what a snapshot is of. */
const sourceIn = ({ diskId, volumeId, clusterId, sourceSnapshotId }: Properties): Properties => ({
  source: diskId ?? volumeId ?? clusterId ?? sourceSnapshotId,
});

/** What is older is named by nobody. */
const day = 24 * 3_600_000;

/**
 * Whether docs/reliability.md does not promise to name a snapshot. The cloud took it without marks only. A later run of its stack made another one of its source. It was
 * the first to do so, and a day later. The list was refused, and that run said so. Or its first list did not show the snapshot
 * yet, or was not made because the program adopts another one, and the list at its end could not tell of it: the run was cut off,
 * disturbed, throttled or over before.
 */
export function isNotPromised(world: World, entry: Left): boolean {
  const { kind, createdAt, id } = entry;
  const { invisibleSeconds, skewSeconds } = world.scenario;
  const maker = world.makers.get(id);
  const made = createdAt - skewSeconds * 1_000;
  const shown = made + invisibleSeconds * 1_000;
  const isFor = (rpc: RunRecord["rpcs"][number]) =>
    rpc.resource === maker?.resource || JSON.stringify(entry).includes("making");
  const createsIn = ({ rpcs, stack }: RunRecord) =>
    rpcs.filter(
      (rpc) =>
        rpc.method === "create" &&
        rpc.kind === kind &&
        stack === maker?.stack &&
        isFor(rpc) &&
        isOfSource(entry, sourceIn(rpc.inputs)),
    );
  const isUnmarked = !JSON.stringify(entry).includes("pulumi-cloud-snapshots");
  if (
    isUnmarked &&
    world.runs.some(({ rpcs, rows }) => maker && rpcs.includes(maker) && rows.some((row) => isWithoutMarks.test(row)))
  )
    return true;
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

const isNaming = /earlier runs of this stack made|^making a new snapshot beside|is not deleted: /;
/** Whether people were told of a snapshot that no state knows, one by one or in a count that it can be part of. */
function isNamed(world: World, { id, kind }: Left): boolean {
  return world.runs.some(({ said, rows, stack, endedAt }) =>
    [...said, ...rows].some((text) => {
      if (!isNaming.test(text)) return false;
      if (text.includes(id)) return true;
      const more = / and (\d+) more/.exec(text)?.[1];
      if (more === undefined) return false;
      const skew = world.scenario.skewSeconds * 1_000;
      const counted = leftovers(world).filter(
        (each) =>
          each.createdAt - skew <= endedAt && world.makers.get(each.id)?.stack === stack && !text.includes(each.id),
      );
      return counted.length <= Number(more) && counted.some((each) => each.id === id && each.kind === kind);
    }),
  );
}

/** What the next `up` of a stack has to go on with: by resource, the snapshots that a run which was cut off has begun for it. */
export function interrupted(world: World, stack: Stack): Map<string, Set<string>> {
  const { program, state, triggers } = stack;
  const begun = leftovers(world).filter((entry) => {
    const { outcome = "ready" } = world.courseOf(entry.kind, entry.id) ?? {};
    const now = world.cloudNow;
    const age = now - entry.createdAt;
    const isShown = age > world.scenario.invisibleSeconds * 1_000;
    // a DWS snapshot that has ended cannot be told from one that was recorded
    const isOpen = entry.kind !== "dws" || (entry.readyAt ?? Number.POSITIVE_INFINITY) > now + 60_000;
    const isAdoptable = isOpen && age < 50 * 60_000 && ["ready", "odd"].includes(outcome);
    return isAdoptable && isShown && JSON.stringify(entry).includes("making");
  });
  const found = new Map<string, Set<string>>();
  for (const { name, kind, adopt } of program) {
    const ids = begun.flatMap(({ id }) => {
      const maker = world.makers.get(id);
      const isOwn = maker?.stack === state.name && maker.resource === name && maker.inputs["adopt"] === undefined;
      // a copy is continued with other triggers too
      const isSame = kind === "copy" || (maker?.inputs["triggers"] ?? 0) === triggers;
      return isOwn && isSame ? [id] : [];
    });
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
