import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws-snapshot-copy/kind";
import type { Runtime } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { allKinds, type KindRow, type KindTitle } from "../../tools/clouds";
import { handlerIn, hidden, type Properties, startWorld, type World } from "../support/world";

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

const reasons = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === "rejected" ? String(one.reason.message) : `ended well: ${JSON.stringify(one)}`));

test.each(Object.entries(rows).filter(([, { operations }]) => "single" in operations))(
  "%s: an answer about another snapshot is none",
  async (_, row) => {
    const { handler, snapshots } = await twoOf(row);
    const [first, second] = snapshots;
    if (!first || !second) throw new Error("no snapshots");
    await world.run(handler.read(first.id, first.state));
    forge = looksWith(row, withId(row, second.id));
    const ends = await world.run(
      Promise.allSettled([handler.read(first.id, first.state), handler.delete(first.id, first.state)]),
    );
    const about = new RegExp(`the answer is about ${second.id}, not about ${first.id}`);
    const [alone] = await world.run(Promise.allSettled([handler.read(first.id, first.state)]));
    expect(reasons(alone ? [alone] : [])).toEqual([expect.stringMatching(about)]);
    expect(reasons(ends)).toEqual(ends.map(() => expect.stringMatching(about)));
  },
);

test.each(["EVS", "DWS", "DWS copy"] as const)("%s: the case of a UUID says nothing", async (name) => {
  const row = rows[name];
  const { handler, snapshots } = await twoOf(row);
  forge = looksWith(row, (record) => ({ ...record, id: String(record["id"]).toUpperCase() }), []);
  const begun = world.clock.now();
  const together = await world.run(Promise.all(snapshots.map(({ id, state }) => handler.read(id, state))));
  expect(together.map(({ id }) => id)).toEqual(snapshots.map(({ id }) => id));
  expect(world.clock.now() - begun).toBeLessThan(1_000); // nothing seemed to be gone, which is looked at again
  const [first] = snapshots;
  expect(await world.run(handler.read(first?.id ?? "", first?.state ?? {}))).toMatchObject({ id: first?.id });
});

each("%s: what can be no id is never sent, and harms nobody else", async (_, row) => {
  const { handler, snapshots } = await twoOf(row);
  const { id = "", state = {}, args = {} } = snapshots[0] ?? {};
  const calls = () => world.calls() - world.calls("ListProjects"); // a look-up opens a session of its own
  for (const odd of ["..", ".", "a/b", "s-\u001b", "x".repeat(200_000)]) {
    const before = calls();
    const ends = await world.run(
      Promise.allSettled([
        handler.read(odd, state),
        handler.delete(odd, state),
        row.lookups(forged()).one({ id: odd }),
        ...(isChangeable(row) ? [handler.update(odd, state, { ...args, ...row.change(1) })] : []),
      ]),
    );
    expect(reasons(ends)).toEqual(ends.map(() => expect.stringMatching(/cannot be sent as an id|id: must be an id: /)));
    expect(calls()).toBe(before);
  }
  const [bad, good] = await world.run(Promise.allSettled([handler.read("..", state), handler.read(id, state)]));
  expect(bad?.status).toBe("rejected");
  expect(good).toMatchObject({ status: "fulfilled", value: { id } });
});

/** Whether the cloud can change anything of it. */
const isChangeable = ({ change }: Row) => Object.keys(change(1)).length > 0;

test("a project id is a segment of a path too", async () => {
  const runtime = { ...world.runtime, env: { ...world.runtime.env, HW_PROJECT_ID: ".." } };
  const [volumeId] = world.cloud.info.huawei.volumes;
  for (const handler of [rows.EVS, rows.DWS].map((row) => handlerOf(row, runtime))) {
    await expect(world.run(handler.create({ ...hidden, volumeId, clusterId: "c" }))).rejects.toThrow(
      /HW_PROJECT_ID in the environment must be a project id/,
    );
  }
  expect(world.calls()).toBe(0);
});

describe("the source of a copy", () => {
  const create = (source?: string) => {
    const [sourceSnapshotId = ""] = world.cloud.info.huawei.automatedSnapshots;
    const handler = handlerIn(world.runtime, dwsSnapshotCopies(forged()), sink);
    return world.run(handler.create({ ...hidden, sourceSnapshotId: source ?? sourceSnapshotId }));
  };
  const odd = { type: [7], status: {} };

  test.each(["type", "status"] as const)("whose %s cannot be read is looked at again", async (field) => {
    let left = 3;
    forge = (operation, body) =>
      operation === "ListSnapshotDetails" && left-- > 0
        ? { snapshot: { ...(body["snapshot"] as Body), [field]: odd[field] } }
        : undefined;
    expect((await create()).outs).toMatchObject({ status: "AVAILABLE" });
  });

  test("that can never be read is not called a manual one", async () => {
    forge = (operation, body) =>
      operation === "ListSnapshotDetails" ? { snapshot: { ...(body["snapshot"] as Body), ...odd } } : undefined;
    await expect(create()).rejects.toThrow(/the source's record could not be read/);
    expect(world.calls("CopySnapshot")).toBe(0);
  });

  test("cannot lead to another path", async () => {
    await expect(create("..")).rejects.toThrow(/cannot be sent as an id/);
    expect(world.calls()).toBe(world.calls("ListProjects") + world.calls("ListSnapshots")); // nothing about the source
  });
});
