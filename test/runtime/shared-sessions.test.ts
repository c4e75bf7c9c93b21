import { hidden, startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 30 });
});
afterEach(() => world.close());

const polls = () => world.calls("ListSnapshots") + world.calls("ListSnapshotDetails");

/** A snapshot and a copy, made one after the other or together; the polls that it takes. */
async function made(isTogether: boolean): Promise<number> {
  const { dws, copy } = world.huawei;
  const clusterId = world.cloud.dws.putCluster({}).id;
  const sourceSnapshotId = world.cloud.dws.addAutomated({ clusterId: world.cloud.dws.putCluster({}).id }).id;
  const before = polls();
  const works = [() => dws.create({ ...hidden, clusterId }), () => copy.create({ ...hidden, sourceSnapshotId })];
  if (isTogether) await world.run(Promise.all(works.map((work) => work())));
  else for (const work of works) await world.run(work());
  return polls() - before;
}

test("a DWS snapshot and a copy that are waited for at a time share their polls: both are kinds of one API", async () => {
  const apart = await made(false);
  expect(await made(true)).toBeLessThan(0.7 * apart);
});

test("and their sign-in: the project is looked for once", async () => {
  await made(true);
  expect(world.calls("ListProjects")).toBe(1);
});
