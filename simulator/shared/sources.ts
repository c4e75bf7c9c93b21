import { type Readers, usualOf } from "./readers";
import { required } from "./required";

/** A thing that snapshots are made of. */
export interface Source {
  readonly id: string;
  /** When it was or will be released, in milliseconds since the epoch. */
  readonly releasedAt?: number;
}

/** What a seed says of a source: its id, if it is not to be drawn, and some of its members. */
type Seed<T extends Source> = { readonly id?: string } & Partial<T>;

/** The sources of one kind, released ones included. */
export class Sources<T extends Source> {
  private readonly all = new Map<string, T>();
  private readonly usual: object;

  /**
   * @param kind What one is called.
   * @param end What one that is gone was: released or removed.
   * @param members Say what a new one is unless its seed does.
   */
  constructor(
    private readonly kind: string,
    private readonly end: "released" | "removed",
    private readonly newId: () => string,
    members: Readers,
  ) {
    this.usual = usualOf(members);
  }

  /** One that exists at the moment. */
  find(id: string, at: number): T | undefined {
    const found = this.all.get(id);
    return found?.releasedAt !== undefined && at >= found.releasedAt ? undefined : found;
  }

  /** Those that exist at the moment. */
  existing(at: number): T[] {
    return this.ever().filter(({ id }) => this.find(id, at) !== undefined);
  }

  /** Those that exist or have existed. */
  ever(): T[] {
    return [...this.all.values()];
  }

  /** One that exists or has existed. */
  known(id: string): T | undefined {
    return this.all.get(id);
  }

  /**
   * One that exists at the moment.
   *
   * @throws Error when there is no such thing.
   */
  get(id: string, at: number): T {
    return required(this.find(id, at), `${this.kind} ${id}`);
  }

  /**
   * Makes one, or changes the one with the id.
   *
   * @throws Error when it was released.
   */
  put(seed: Seed<T>, at: number): T {
    const id = seed.id ?? this.newId();
    const known = this.all.get(id);
    if (known !== undefined && this.find(id, at) === undefined) {
      throw new Error(`${this.kind} ${id} was ${this.end}`);
    }
    return this.set({ ...(known ?? this.usual), ...seed, id } as T);
  }

  /** Has one be as said. */
  set(source: T): T {
    this.all.set(source.id, source);
    return source;
  }

  /**
   * Releases one that exists at the moment, now or later; an earlier release stays.
   *
   * @throws Error when there is no such thing.
   */
  release(id: string, at: number, releasedAt = at): void {
    const found = this.get(id, at);
    this.set({ ...found, releasedAt: Math.min(releasedAt, found.releasedAt ?? releasedAt) });
  }

  clear(): void {
    this.all.clear();
  }
}
