import type { Properties } from "./kind";
import { isSamePlace, keyOf, PlacedIds, type Where } from "./where";

/**
 * The snapshots that one process of the engine has seen, and those that it must not delete. A process serves one run: what
 * a diff of this run keeps, what a create or an update of it returned, and what `adopt` names belongs to a resource that
 * lives on, whichever resource a later delete speaks for.
 */
export class Kept {
  private readonly known = new PlacedIds();
  private readonly checked = new Set<string>();
  private readonly keptByDiff = new Map<string, { readonly where: Where; readonly id: string; readonly urn: string }>();
  private readonly returned = new PlacedIds();
  private readonly adopted = new PlacedIds();

  /** A check of the resource. Old inputs say that the program runs: a refresh sends diffs without checks. */
  check(urn: string, olds: Properties, where: Where, adopt: unknown): void {
    if (typeof adopt === "string") this.adopted.add(where, adopt);
    if (Object.keys(olds).length > 0) this.checked.add(urn);
    else for (const [key, kept] of this.keptByDiff) if (kept.urn === urn) this.keptByDiff.delete(key); // it is replaced after all
  }

  /** A diff of the resource: whether the snapshot stays. False for a diff of a refresh, which settles nothing. */
  diff(urn: string, where: Where, id: string, stays: boolean): boolean {
    this.known.add(where, id);
    const isRunning = this.checked.has(urn);
    if (stays && isRunning) this.keptByDiff.set(keyOf(where, id), { where, id, urn });
    return isRunning;
  }

  /** A create or an update has returned this id. */
  return(where: Where, id: string): void {
    this.known.add(where, id);
    this.returned.add(where, id);
  }

  /** The engine has named this id. */
  see(where: Where, id: string): void {
    this.known.add(where, id);
  }

  /** Whether the engine has shown this id to the process, so that some state knows it. */
  isKnown(where: Where, id: string): boolean {
    return this.known.has(where, id);
  }

  /** Why a delete must leave this snapshot alone; undefined if it need not. */
  reason(where: Where, id: string): string | undefined {
    if (this.adopted.has(where, id)) return "adopt names it";
    if (this.returned.has(where, id)) return "this run has handed it to a resource that stays";
    const isKept = [...this.keptByDiff.values()].some((kept) => kept.id === id && isSamePlace(kept.where, where));
    return isKept ? "a resource that stays has it" : undefined;
  }
}
