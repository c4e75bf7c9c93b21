import * as pulumi from "@pulumi/pulumi";
import type { CallOptions, Properties, Runtime, Session, SnapshotKind } from "../clouds/lifecycle/kind";
import { lookupLimit } from "../clouds/lifecycle/limits";
import { openSession } from "../clouds/lifecycle/open";
import { withinLimit } from "../clouds/lifecycle/operation";
import { printableError } from "../clouds/lifecycle/printable-error";
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

/** How many results are made before others have their turn: a cloud may list a hundred thousand. */
const atOnce = 2_000;

/** The two look-ups of a kind: one by id, many by filters. */
export function lookups<Item, S extends Session<Item>, Filters extends object, Result>(
  kind: SnapshotKind<Item, S>,
  runtime: Runtime,
  list: (session: S, filters: Filters, call: CallOptions) => Promise<Map<string, Observation<Item>>>,
) {
  /** Nobody waits longer than this for a look-up, and whoever does is told what for. */
  const within = <T>(what: string, work: (call: CallOptions) => Promise<T>): Promise<T> => {
    const { signal } = new AbortController();
    const report = (text: string) => void pulumi.log.info(`${what}: ${text}`, undefined, undefined, true);
    const context = {
      urn: "",
      organization: "",
      backend: "",
      logicalName: "",
      report,
      warn: report,
      tell: report,
      signal,
    };
    const limit = { what, limitMs: lookupLimit };
    return withinLimit(runtime.clock, context, limit, work).catch((error: unknown) => {
      throw printableError(error);
    });
  };
  /** Says once in a process where look-ups are called, if that is not their cloud. */
  const notice = (place: Place) => {
    for (const text of kind.notices(place as Properties).filter((each) => !runtime.memory.warned.has(each))) {
      runtime.memory.warned.add(text);
      void pulumi.log.warn(`look-ups: ${text}`);
    }
  };
  const result = (id: string, { place }: S, seen: Observation<Item>) => {
    const recorded = Object.entries(stateOf(kind, {}, place, seen)).filter(([key]) => !key.startsWith("__"));
    return { id, ...Object.fromEntries(recorded) } as Result;
  };

  return {
    /** The snapshot with this id. Throws an error that names it if there is none. */
    one: ({ id, ...place }: { id: string } & Place): Promise<Result> =>
      within(`look-up of ${kind.name} ${id}`, async (call) => {
        notice(place);
        const session = await openSession(kind, runtime, place, call);
        const seen = await lookTwice<Item>(runtime, session, id, call);
        if (seen.phase !== "gone") return result(id, session, seen);
        throw new Error(
          `There is no ${kind.name} ${id} in ${session.place.region}. Check the id, the region and the account.`,
        );
      }),

    /** All snapshots that pass every filter. */
    many: (filters: Filters & Place): Promise<Result[]> =>
      within(`look-up of ${kind.name}`, async (call) => {
        notice(filters);
        const session = await openSession(kind, runtime, filters as Properties, call);
        const results: Result[] = [];
        for (const [id, seen] of await list(session, filters, call)) {
          results.push(result(id, session, seen));
          if (results.length % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        return results;
      }),
  };
}

/** The variant of a look-up that takes and returns outputs. */
export function outputVariant<Args extends object, Result>(
  lookUp: (args: Args) => Promise<Result>,
): (args: pulumi.Input<{ [K in keyof Args]: pulumi.Input<Args[K]> }>) => pulumi.Output<Result> {
  return (args) => pulumi.output(args).apply((known) => lookUp(known as Args)) as pulumi.Output<Result>;
}
