import type { Mutant } from "./mutants";

/** A mutant that no test can kill, because nothing that it changes can be seen. */
export interface Equivalent extends Pick<Mutant, "file" | "lineText" | "change"> {
  readonly reason: string;
}

export const equivalents: readonly Equivalent[] = [];

export const isEquivalent = ({ file, lineText, change }: Mutant): boolean =>
  equivalents.some((each) => each.file === file && each.lineText === lineText && each.change === change);
