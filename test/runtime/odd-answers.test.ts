import type { Runtime } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { allKinds, type KindRow, type KindTitle } from "../../tools/clouds";
import { handlerIn, hidden, type Properties, present, startWorld, type World } from "../support/world";

type Body = Record<string, unknown>;
/** The body to put in the place of an operation's own; undefined leaves it. */
type Forge = (operation: string, body: Body) => unknown;

let world: World;
let forge: Forge;
beforeEach(async () => {
  forge = () => undefined;
  world = await startWorld();
});
afterEach(() => world.close());

/** The world's runtime, with answers as `forge` wants them. */
const forged = (): Runtime => ({
  ...world.runtime,
  memory: newMemory(),
  async transport(request) {
    const response = await world.runtime.transport(request);
    const own = response.body ? (JSON.parse(response.body) as Body) : {};
    const body = forge(request.operation, own);
    return body === undefined ? response : { status: 200, headers: {}, body: JSON.stringify(body) };
  },
});

const sink = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

type Row = KindRow;

const rows = Object.fromEntries(allKinds.map((row) => [row.title, row])) as Record<KindTitle, Row>;
const handlerOf = ({ kind }: Row, runtime: Runtime) => handlerIn(runtime, kind(runtime), sink);
const idsOf = ({ book }: Row) => present(book(world.cloud)).map(({ id }) => id);

const each = test.each(Object.entries(rows));

/** Two snapshots that are ready, with their states and the handler whose answers can be forged. */
async function twoOf(row: Row) {
  const own = handlerOf(row, forged());
  const snapshots: { id: string; args: Properties; state: Properties }[] = [];
  for (const given of [row.source(world.cloud), row.source(world.cloud)]) {
    const args = { ...hidden, ...given };
    const { id, outs } = await world.run(own.create(args));
    snapshots.push({ id, args, state: outs as Properties });
  }
  return { handler: handlerOf(row, forged()), snapshots };
}

/** Bodies of looks with every record put through `change`; there is always one, also of what is deleted. */
function looksWith(
  { operations: { listed, single } }: Row,
  change: (record: Body) => unknown,
  extra: Body[] = [{}],
): Forge {
  const through = (list: unknown) => [...(list as Body[]), ...extra].map(change);
  return (operation, body) => {
    if (operation === single) return { snapshot: change((body["snapshot"] ?? {}) as Body) };
    if (operation !== listed) return undefined;
    const snapshots = body["Snapshots"] as { Snapshot: unknown } | undefined;
    if (snapshots) return { Snapshots: { Snapshot: through(snapshots.Snapshot) } };
    return { snapshots: through(body["snapshots"]) };
  };
}

const withId = (row: Row, id: unknown) => (record: Body) => ({ ...record, [row.answer.idField]: id });

const spoiled: Record<string, (row: Row) => (record: Body) => unknown> = {
  "no record": () => () => null,
  "a text": () => () => "x",
  "no id": (row) => withId(row, undefined),
  "an object as id": (row) => withId(row, {}),
  "a number as id": (row) => withId(row, 7),
  "a control character in the id": (row) => withId(row, "s-\u001b[31m"),
  "half a character in the id": (row) => withId(row, "s-\ud800x"),
  "200 kB of id": (row) => withId(row, "x".repeat(200_000)),
};

const reasons = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === "rejected" ? String(one.reason.message) : `ended well: ${JSON.stringify(one)}`));

describe.each(Object.entries(spoiled))("records with %s are no news of a snapshot", (_, spoil) => {
  each("%s: refresh drops nothing, delete and update do not end well", async (_kind, row) => {
    const { handler, snapshots } = await twoOf(row);
    const [first] = snapshots;
    if (!first) throw new Error("no snapshot");
    const { id, state, args } = first;
    await world.run(handler.read(id, state)); // from here on DWS looks at single snapshots too
    forge = looksWith(row, spoil(row));
    const { run } = world;
    const ends = [
      ...(await run(Promise.allSettled([handler.read(id, state)]))),
      ...(await run(Promise.allSettled(snapshots.map((one) => handler.read(one.id, one.state))))),
      ...(await run(Promise.allSettled([row.lookups(forged()).one({ id })]))),
      ...(await run(Promise.allSettled([handler.update(id, state, { ...args, timeouts: { delete: "9m" } })]))),
      ...(await run(Promise.allSettled([handler.delete(id, state)]))),
    ];
    expect(reasons(ends)).toEqual(ends.map(() => expect.stringMatching(/a record without an id|holds no snapshot/)));
  });
});

each("%s: an answer without a list is no news of any snapshot", async (_, row) => {
  for (const body of [{}, { snapshots: null, Snapshots: null }, { snapshots: {}, Snapshots: { Snapshot: {} } }]) {
    const { handler, snapshots } = await twoOf(row);
    forge = (operation) =>
      operation === row.operations.listed || operation === row.operations.single ? body : undefined;
    const { run } = world;
    const ends = [
      ...(await run(Promise.allSettled(snapshots.map(({ id, state }) => handler.read(id, state))))),
      ...(await run(Promise.allSettled(snapshots.map(({ id, state }) => handler.delete(id, state))))),
    ];
    expect(reasons(ends)).toEqual(ends.map(() => expect.stringMatching(/holds no (list of )?snapshot/)));
    forge = () => undefined;
    expect(idsOf(row)).toEqual(expect.arrayContaining(snapshots.map(({ id }) => id)));
    for (const { id, state } of snapshots) await run(handler.delete(id, state));
  }
});

each("%s: an id in a create's answer that is none is never recorded", async (_, row) => {
  const handler = handlerOf(row, forged());
  const args = row.first(world.cloud.info);
  for (const id of ["s-\u001b[31m", "s-\ud800x", "x".repeat(200_000), "..", 7]) {
    const before = idsOf(row);
    forge = (operation) => (operation === row.operations.created ? row.answer.created(id) : undefined);
    const [end] = await world.run(Promise.allSettled([handler.create({ ...hidden, ...args })]));
    const made = idsOf(row).filter((one) => !before.includes(one));
    if (end?.status === "fulfilled") {
      expect(made).toEqual([end.value.id]); // found in the list
      await world.run(handler.delete(end.value.id, end.value.outs as Properties));
    } else {
      expect(end?.reason.message).toMatch(/the answer holds no id.*may have made/);
    }
  }
});
