import { type KindName, kindRows } from "../clouds";
import { isOfSource, isThere } from "./kinds";
import type { Placed, Stack } from "./program";
import type { World } from "./world";

/** Lets the resources of a stack take over snapshots of the same sources that are somebody else's, or no longer. */
export function adoptStrangers(world: World, stack: Stack): void {
  const strangers = (kind: KindName) => [...world.strangers].filter((each) => each[1] === kind).map(([id]) => id);
  takeOver(world, stack, ({ kind }) => strangers(kind));
}

/** The same with snapshots that other resources have: of this stack, or of others where the cloud remembers whose one is. */
export function moveAdopted(world: World, stack: Stack): void {
  takeOver(world, stack, ({ kind, name }) => {
    const isMovable = kind !== "dws" && kind !== "copy";
    const stacks = world.stacks.filter((each) => isMovable || each === stack);
    return stacks.flatMap((from) =>
      from.state.resources
        .filter((each) => !each.isReplaced && each.kind === kind && (from !== stack || each.name !== name))
        .map(({ id }) => id),
    );
  });
}

function takeOver(world: World, stack: Stack, candidates: (placed: Placed) => string[]): void {
  if (stack.triggers > 0) return; // the state may hold other triggers, which ask for a new one
  const at = world.cloudNow;
  const taken = new Set(world.placed.map(({ adopt }) => adopt)); // no two resources name the same one
  for (const placed of stack.program) {
    const { kind, source } = placed;
    const offered = new Set(candidates(placed).filter((id) => !taken.has(id)));
    const found = kindRows[kind]
      .book(world.simulator.handles)
      .find((entry) => offered.has(entry.id) && isThere(entry, at) && isOfSource(entry, source.properties));
    placed.adopt = placed.adopt === undefined ? found?.id : undefined;
    taken.add(placed.adopt);
    if (placed.adopt === undefined) continue;
    const owners = world.adopted.get(placed.adopt) ?? new Set();
    world.adopted.set(placed.adopt, owners.add(stack.state.name));
  }
}

/** People take `adopt` out of the program once its snapshot is deleted, or where they want a new one. */
export function forgetAdopted(world: World, { program }: Stack, all: boolean): void {
  for (const placed of program) {
    const entry = kindRows[placed.kind].book(world.simulator.handles).find(({ id }) => id === placed.adopt);
    if (all || !entry || !isThere(entry, world.cloudNow)) placed.adopt = undefined;
  }
}
