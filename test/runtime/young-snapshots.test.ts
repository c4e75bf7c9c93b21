import { aged } from "../support/marks";
import { existing, type KindName, kindNames, kindRows } from "../support/runs";
import { hidden, startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

/** A kind in the present world, and what of it exists in the cloud. */
const of = (name: KindName) => ({
  handler: world.handlerOf(kindRows[name].kind),
  inputs: kindRows[name].inputs(world),
  left: () => existing(world, name),
});

/** A snapshot that the cloud shows 35 s after it has accepted it, and whose create has ended by then. */
async function hiddenOne(name: KindName, given: object = hidden) {
  const { handler, inputs, left } = of(name);
  kindRows[name].hide(world, 35);
  kindRows[name].plan(world, { seconds: 5 });
  const { id, properties } = await world.failure(handler.create({ ...given, ...inputs, timeouts: { create: "4s" } }));
  return { handler, id, properties, left };
}

const each = test.each(kindNames);

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
  const { handler, id, properties } = await hiddenOne(name);
  kindRows[name].remove(world.cloud, id);
  const begun = world.clock.now();
  await world.run(handler.delete(id, aged(properties)));
  expect(await world.run(handler.read(id, aged(properties)))).toEqual({});
  expect(world.clock.now() - begun).toBeLessThan(5_000);
});

each(
  "%s: a repeated destroy of a young snapshot that a look had shown does not wait for it to appear",
  async (name) => {
    const { handler, inputs, left } = of(name);
    const { id, outs } = await world.run(handler.create({ ...hidden, ...inputs }));
    await world.run(handler.delete(id, outs as Record<string, unknown>));
    const begun = world.clock.now();
    await world.run(handler.delete(id, outs as Record<string, unknown>)); // the first one was cut off before it was recorded
    expect(left()).toEqual([]);
    expect(world.clock.now() - begun).toBeLessThan(5_000);
  },
);
