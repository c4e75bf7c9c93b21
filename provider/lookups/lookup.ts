import * as pulumi from "@pulumi/pulumi";
import type { Properties, Runtime, Session, SnapshotKind } from "../clouds/lifecycle/kind";
import { lookTwice } from "../clouds/lifecycle/read";
import { stateOf } from "../clouds/lifecycle/state";
import type { Observation } from "../readiness/observation";

/** A snapshot as a look-up returns it: the outputs of its resource, as plain values. */
export type Found<Resource> = {
  readonly [K in keyof Resource as Resource[K] extends pulumi.Output<unknown>
    ? Exclude<K, "urn">
    : never]: Resource[K] extends pulumi.Output<infer T> ? T : never;
};

/** Where to look. */
export interface Place {
  /** Default: the environment's. */
  region?: string;
}

/** The two look-ups of a kind: one by id, many by filters. */
export function lookups<Item, S extends Session<Item>, Filters extends object, Result>(
  kind: SnapshotKind<Item, S>,
  runtime: Runtime,
  list: (session: S, filters: Filters, signal: AbortSignal) => Promise<Map<string, Observation<Item>>>,
) {
  const { signal } = new AbortController();
  const result = (id: string, { place }: S, seen: Observation<Item>) => {
    const recorded = Object.entries(stateOf(kind, {}, place, seen)).filter(([key]) => !key.startsWith("__"));
    return { id, ...Object.fromEntries(recorded) } as Result;
  };

  return {
    /** The snapshot with this id. Throws an error that names it if there is none. */
    async one({ id, ...place }: { id: string } & Place): Promise<Result> {
      const session = await kind.open(place, signal);
      const seen = await lookTwice(runtime, session, id, signal);
      if (seen.phase !== "gone") return result(id, session, seen);
      throw new Error(
        `There is no ${kind.name} ${id} in ${session.place.region}. Check the id, the region and the account.`,
      );
    },

    /** All snapshots that pass every filter. */
    async many(filters: Filters & Place): Promise<Result[]> {
      const session = await kind.open(filters as Properties, signal);
      const found = await list(session, filters, signal);
      return [...found].map(([id, seen]) => result(id, session, seen));
    },
  };
}

/** The variant of a look-up that takes and returns outputs. */
export function outputVariant<Args extends object, Result>(
  lookUp: (args: Args) => Promise<Result>,
): (args: pulumi.Input<{ [K in keyof Args]: pulumi.Input<Args[K]> }>) => pulumi.Output<Result> {
  return (args) => pulumi.output(args).apply((known) => lookUp(known as Args)) as pulumi.Output<Result>;
}
