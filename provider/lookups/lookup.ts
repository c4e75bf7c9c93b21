import * as pulumi from "@pulumi/pulumi";
import type { Rules } from "../clouds/inputs/rules";
import type { CallOptions, Context, Runtime, Session, SnapshotKind } from "../clouds/lifecycle/kind";
import { lookupLimit } from "../clouds/lifecycle/limits";
import { openSession, withinLimit } from "../clouds/lifecycle/operation";
import { pollTwice } from "../clouds/lifecycle/poll-twice";
import { stateOf } from "../clouds/lifecycle/state";
import { LookupError, lookupError } from "../pulumi/lookup-error";
import type { Observation } from "../readiness/observation";
import type { Clock } from "../time/clock";
import { checkArguments, idRules } from "./arguments";
import { resultOf } from "./functions";

/** A snapshot as a look-up returns it: the outputs of its resource class, as plain values. */
export type LookupResult<Resource> = {
  readonly [K in keyof Resource as Resource[K] extends pulumi.Output<unknown>
    ? Exclude<K, "urn">
    : never]: Resource[K] extends pulumi.Output<infer T> ? T : never;
};

/** Where look-ups of a cloud look. */
export interface RegionArgs {
  /**
   * Region to look in.
   *
   * @default the environment's region
   */
  region?: string;
}

/** Where look-ups of a cloud with projects look. */
export interface ProjectArgs extends RegionArgs {
  /**
   * Id of the project to look in: 32 hex digits.
   *
   * @default the environment's project, else the project that has the region's name
   */
  projectId?: string;
}

/** What the arguments of a kind's look-ups must be. */
export interface LookupRules {
  readonly place: Rules;
  readonly filters: Rules;
}

/** How many results are made before others have their turn: a cloud may list a hundred thousand. */
const atOnce = 2_000;

/** Nobody waits longer than this for a look-up, and whoever does is told what for. */
function within<T>(clock: Clock, what: string, work: (call: CallOptions) => Promise<T>): Promise<T> {
  const report = (text: string) => void pulumi.log.info(`${what}: ${text}`, undefined, undefined, true);
  const context: Context = {
    ...{ urn: "", organization: "", backend: "", logicalName: "" },
    ...{ report, warn: report, tell: report, signal: new AbortController().signal },
  };
  return withinLimit(clock, context, { what, limitMs: lookupLimit }, work).catch((error: unknown) => {
    throw lookupError(error);
  });
}

/** The two look-ups of a kind: one by id, many by filters. */
export function lookups<Item, S extends Session<Item>, Filters extends object, Result>(
  kind: SnapshotKind<Item, S>,
  runtime: Runtime,
  { place, filters: filterRules }: LookupRules,
  list: (session: S, filters: Filters, call: CallOptions) => Promise<Map<string, Observation<Item>>>,
) {
  const what = `look-up of ${kind.name}`;
  const checkOne = (args: object) => checkArguments(what, args, { ...idRules, ...place }, ["id"]);
  const checkMany = (args: object) => checkArguments(what, args, { ...filterRules, ...place });

  /** Says once in a process where look-ups are called, if that is not their cloud. */
  const notice = ({ region, projectId }: ProjectArgs) => {
    for (const text of kind.notices({ region, projectId }).filter((each) => !runtime.memory.warned.has(each))) {
      runtime.memory.warned.add(text);
      void pulumi.log.warn(`look-ups: ${text}`);
    }
  };
  const result = (id: string, session: S, seen: Observation<Item>) => {
    const recorded = Object.entries(stateOf({ kind, session }, {}, seen)).filter(([key]) => !key.startsWith("__"));
    return resultOf<Result>({ id, ...Object.fromEntries(recorded) });
  };

  return {
    /** Throw a LookupError that names all that is wrong with the arguments. */
    checkOne,
    checkMany,

    /** The snapshot with this id. Throws an error that names it if there is none. */
    one: async (args: { id: string } & ProjectArgs): Promise<Result> => {
      checkOne(args);
      const { id, ...place } = args;
      return within(runtime.clock, `${what} ${id}`, async (call) => {
        notice(place);
        const session = await openSession(kind, { ...place }, call);
        const seen = await pollTwice({ session, call }, id);
        if (seen.phase !== "gone") return result(id, session, seen);
        throw new LookupError(
          `There is no ${kind.name} ${id} in ${session.place.region}. Check the id, the region and the account.`,
          "NotFound",
        );
      });
    },

    /** All snapshots that pass every filter. */
    many: async (filters: Filters & ProjectArgs): Promise<Result[]> => {
      checkMany(filters);
      return within(runtime.clock, what, async (call) => {
        notice(filters);
        const { region, projectId }: ProjectArgs = filters;
        const session = await openSession(kind, { region, projectId }, call);
        const results: Result[] = [];
        for (const [id, seen] of await list(session, filters, call)) {
          results.push(result(id, session, seen));
          if (results.length % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        return results;
      });
    },
  };
}
