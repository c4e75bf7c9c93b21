import { aged } from "../support/marks";
import { hidden, present, startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const manual = () => present(world.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL");

const kinds = {
  ECS: () => ({
    handler: world.handler,
    inputs: { diskId: world.disk },
    service: world.cloud.ecs,
    left: () => world.existing(),
  }),
  EVS: () => ({
    handler: world.huawei.evs,
    inputs: { volumeId: world.cloud.info.huawei.volumes[0] },
    service: world.cloud.evs,
    left: () => present(world.cloud.evs.snapshots()),
  }),
  DWS: () => ({
    handler: world.huawei.dws,
    inputs: { clusterId: world.cloud.info.huawei.clusters[0] },
    service: world.cloud.dws,
    left: manual,
  }),
  "DWS copy": () => ({
    handler: world.huawei.copy,
    inputs: { sourceSnapshotId: world.cloud.info.huawei.automatedSnapshots[0] },
    service: world.cloud.dws,
    left: manual,
  }),
  BCC: () => ({
    handler: world.baidu,
    inputs: { volumeId: world.cloud.info.baidu.volumes[0] },
    service: world.cloud.bcc,
    left: () => present(world.cloud.bcc.snapshots()),
  }),
};

/** A snapshot that the cloud shows 35 s after it has accepted it, and whose create has ended by then. */
async function hiddenOne(name: keyof typeof kinds, given: object = hidden) {
  const { handler, inputs, service, left } = kinds[name]();
  service.plan({ seconds: 5, invisibleSeconds: 35 });
  const { id, properties } = await world.failure(handler.create({ ...given, ...inputs, timeouts: { create: "4s" } }));
  return { handler, id, properties, service, left };
}

const each = test.each(Object.keys(kinds) as (keyof typeof kinds)[]);

each("%s: a refresh keeps what the cloud does not show yet, as it is recorded", async (name) => {
  const { handler, id, properties } = await hiddenOne(name);
  expect(await world.run(handler.read(id, properties))).toMatchObject({ id, props: properties });
  expect(world.warnings).toEqual([expect.stringContaining(`${id} is not in the cloud's answers`)]);
  await world.run(world.clock.sleep(31_000));
  expect(await world.run(handler.read(id, properties))).toMatchObject({ id, props: { ready: true } });
});

each("%s: also of a resource without a URN, which has no mark", async (name) => {
  const { handler, id, properties } = await hiddenOne(name, {});
  expect(await world.run(handler.read(id, properties))).toMatchObject({ id, props: properties });
});

each("%s: a destroy deletes what the cloud does not show yet", async (name) => {
  const { handler, id, properties, left } = await hiddenOne(name);
  await world.run(handler.delete(id, properties));
  expect(left()).toEqual([]);
});

each("%s: answers that tell a wrong time do not make it older, for a refresh and a destroy", async (name) => {
  const { handler, id, properties, left } = await hiddenOne(name);
  world.cloud.fault({ kind: "skewed", skewMs: 3_600_000, count: 1_000 });
  expect(await world.run(handler.read(id, properties))).toMatchObject({ id, props: properties });
  await world.run(handler.delete(id, properties));
  expect(left()).toEqual([]);
});

each("%s: nor do answers that told a wrong time when it was made", async (name) => {
  const skewed = { kind: "skewed", skewMs: 3_600_000 } as const;
  for (const operation of ["CreateSnapshot", "CopySnapshot"]) world.cloud.fault({ ...skewed, operation });
  const { handler, id, properties, left } = await hiddenOne(name);
  expect(properties["__owner"]).toMatch(/^[^.]*\.[^.]+\.[^.]+$/);
  world.nextRun();
  expect(await world.run(handler.read(id, properties))).toMatchObject({ id, props: properties });
  await world.run(handler.delete(id, properties));
  expect(left()).toEqual([]);
});

each("%s: what has been gone for a minute is gone, for a refresh and a destroy", async (name) => {
  const { handler, id, properties, service } = await hiddenOne(name);
  service.removeSnapshot(id);
  const begun = world.clock.now();
  await world.run(handler.delete(id, aged(properties)));
  expect(await world.run(handler.read(id, aged(properties)))).toEqual({});
  expect(world.clock.now() - begun).toBeLessThan(5_000);
});

each(
  "%s: a repeated destroy of a young snapshot that a look had shown does not wait for it to appear",
  async (name) => {
    const { handler, inputs, left } = kinds[name]();
    const { id, outs } = await world.run(handler.create({ ...hidden, ...inputs }));
    await world.run(handler.delete(id, outs as Record<string, unknown>));
    const begun = world.clock.now();
    await world.run(handler.delete(id, outs as Record<string, unknown>)); // the first one was cut off before it was recorded
    expect(left()).toEqual([]);
    expect(world.clock.now() - begun).toBeLessThan(5_000);
  },
);
