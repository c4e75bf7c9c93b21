import type { Properties } from "./kind";

/**
 * The snapshots that one process of the engine has seen, and those that it must not delete. A process serves one run: what
 * a diff of this run keeps, what a create or an update of it returned, and what `adopt` names belongs to a resource that
 * lives on, whichever resource a later delete speaks for.
 */
export class Kept {
  private readonly known = new Set<string>();
  private readonly checked = new Set<string>();
  private readonly keptByDiff = new Map<string, string>();
  private readonly returned = new Set<string>();
  private readonly adopted = new Set<string>();

  /** A check of the resource. Old inputs say that the program runs: a refresh sends diffs without checks. */
  check(urn: string, olds: Properties, adopt: unknown): void {
    if (typeof adopt === "string") this.adopted.add(adopt);
    if (Object.keys(olds).length > 0) this.checked.add(urn);
    else for (const [id, owner] of this.keptByDiff) if (owner === urn) this.keptByDiff.delete(id); // it is replaced after all
  }

  /** A diff of the resource: whether the snapshot stays. False for a diff of a refresh, which settles nothing. */
  diff(urn: string, id: string, stays: boolean): boolean {
    this.known.add(id);
    const isRunning = this.checked.has(urn);
    if (stays && isRunning) this.keptByDiff.set(id, urn);
    return isRunning;
  }

  /** A create or an update has returned this id. */
  return(id: string): void {
    this.known.add(id);
    this.returned.add(id);
  }

  /** The engine has named this id. */
  see(id: string): void {
    this.known.add(id);
  }

  /** Whether the engine has shown this id to the process, so that some state knows it. */
  isKnown(id: string): boolean {
    return this.known.has(id);
  }

  /** Why a delete must leave this snapshot alone; undefined if it need not. */
  reason(id: string): string | undefined {
    if (this.adopted.has(id)) return "adopt names it";
    if (this.returned.has(id)) return "this run has handed it to a resource that stays";
    return this.keptByDiff.has(id) ? "a resource that stays has it" : undefined;
  }
}
