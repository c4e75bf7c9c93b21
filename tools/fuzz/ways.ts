import { checkClaim, recordedClaim, release, takeClaim } from "#provider/clouds/lifecycle/claim";
import { findInterrupted } from "#provider/clouds/lifecycle/interrupted";
import {
  type Marks,
  type Properties,
  type Runtime,
  type SnapshotKind,
  shownMark,
} from "#provider/clouds/lifecycle/kind";
import { type Mark, newOwner } from "#provider/clouds/lifecycle/mark";
import type { Operation } from "#provider/clouds/lifecycle/operation";
import type { ecsLookups } from "#provider/lookups/alibaba";
import type { Observation } from "#provider/readiness/observation";
import { isLookedUp, type KindName, kindRows } from "../clouds";

/** What a way of reading answers works with. */
export interface Bench extends Operation<never> {
  readonly name: KindName;
  readonly runtime: Runtime;
  readonly id: string;
  readonly olds: Properties;
  readonly news: Properties;
}

/** What a way has made of the answers. */
export interface Read {
  readonly seen?: Iterable<Observation<never>>;
  /** Results of look-ups. */
  readonly results?: Iterable<unknown>;
}

type Way = (bench: Bench) => Promise<Read>;

const mark: Mark = {
  stack: "01234567",
  backend: "000000",
  urn: "abcdefgh",
  inputs: "ABCDEFGH",
  token: "token-of-12ch",
  making: true,
};

/** Look-ups, for kinds that have them. */
const lookupsOf = ({ name, runtime }: Bench) => {
  const row = kindRows[name];
  return isLookedUp(row) ? row.lookups(runtime) : undefined;
};

const poll = async ({ session, id, call }: Bench): Promise<Observation<never>> =>
  session.poller.poll(id, 0, call.signal);

/** The poll that a claim begins with; undefined where it has shown no snapshot. */
async function shown(bench: Bench) {
  const seen = await poll(bench);
  return seen.item === undefined ? undefined : seen;
}

/** Members that answer later: whatever they ask for, a cloud has to say it. */
type Asking<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends (...args: never[]) => Promise<unknown> ? K : never;
}[keyof T];

/** All that a kind of snapshot, its marks and its look-ups ask a cloud; the compiler misses a way that is not here. */
type Asked = Asking<SnapshotKind<never>> | Asking<Marks<never, never>> | Asking<ReturnType<typeof ecsLookups>>;

const asked: Record<Asked, Way> = {
  open: async () => ({}), // the bench's session
  async create({ kind, session, news, call }) {
    await kind.create(session, news, mark, call);
    return {};
  },
  async update({ kind, session, id, olds, news, call }) {
    await kind.update(session, id, { olds, news, mark }, call);
    return {};
  },
  async remove({ kind, session, id, olds, call }) {
    await kind.remove(session, id, olds, call);
    return {};
  },
  async seeSource({ kind, session, news, call }) {
    await kind.seeSource?.(session, news, call);
    return {};
  },
  list: async ({ kind, session, olds, call }) => ({
    seen: (await kind.marks.list(session, olds, 86_400_000, call)).values(),
  }),
  async write(bench) {
    const { id, news } = bench;
    const owner = newOwner(bench, news);
    const seen = await shown(bench);
    if (!seen || !owner) return {};
    const claim = await takeClaim(bench, { id, seen }, { ...owner, making: true });
    checkClaim(bench, claim, seen);
    return { seen: [seen] };
  },
  async release(bench) {
    const { kind, id } = bench;
    const one = await shown(bench);
    if (!one) return {};
    const { token = "" } = shownMark(kind, one) ?? {};
    const claim = recordedClaim(bench, { id, state: { __owner: `${token}.t0` } }, one);
    return { seen: [one, await release(bench, claim, { ...one, phase: "complete" })] };
  },
  async one(bench) {
    const result = await lookupsOf(bench)?.one({ id: bench.id });
    return { results: result ? [result] : [] };
  },
  async many(bench) {
    return { results: (await lookupsOf(bench)?.many({})) ?? [] };
  },
};

/** Others: looks, which the session does, and what the lifecycle does with a list of marks. */
const others = {
  poll: async (bench: Bench) => ({ seen: [await poll(bench)] }),
  // what the first poll has taught may lead the second one elsewhere
  lookAgain: async (bench: Bench) => ({ seen: [await poll(bench), await poll(bench)] }),
  async lookMany({ session, id, call }: Bench) {
    const ids = [id, ...["1", "2"].map((end) => `${id.slice(0, -1)}${end}`)];
    return { seen: await Promise.all(ids.map((each) => session.poller.poll(each, 0, call.signal))) };
  },
  async search(bench: Bench) {
    const owner = newOwner(bench, bench.olds);
    const { found } = owner ? await findInterrupted(bench, bench.olds, owner) : {};
    return { seen: found ? [found.seen] : [] };
  },
} satisfies Record<string, Way>;

export const ways: Record<Asked | keyof typeof others, Way> = { ...asked, ...others };
export type WayName = keyof typeof ways;
export const wayNames = Object.keys(ways) as WayName[];
