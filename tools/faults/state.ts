import type { KindName } from "../clouds";

export type Properties = Record<string, unknown>;

/** A resource in the state file of a stack. */
export interface Resource {
  readonly name: string;
  readonly kind: KindName;
  id: string;
  inputs: Properties;
  outputs: Properties;
  initErrors: readonly string[];
  /** It was replaced, and is still to be deleted. */
  isReplaced: boolean;
  /** It was deleted, and what replaces it is still to be made. */
  isPendingReplacement: boolean;
}

/** The state file of a stack. */
export class StackState {
  resources: Resource[] = [];

  constructor(readonly name: string) {}

  /** The resource of the program with this name; undefined without one. */
  live(name: string): Resource | undefined {
    return this.resources.find((each) => each.name === name && !each.isReplaced);
  }

  remove(resource: Resource): void {
    this.resources = this.resources.filter((each) => each !== resource);
  }
}
