import type { Pair } from "./encode";

/** The query parameters of one call. */
export class Query {
  constructor(private readonly pairs: readonly Pair[]) {}

  names(): string[] {
    return this.pairs.map(([name]) => name);
  }

  /** The last value of the name; undefined when it was not given. */
  text(name: string): string | undefined {
    return this.all(name).at(-1);
  }

  /** Every value of the name. */
  all(name: string): string[] {
    return this.pairs.filter(([given]) => given === name).map(([, value]) => value);
  }
}
